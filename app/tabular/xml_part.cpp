// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/xml_part.h"

#include <QCoreApplication>

namespace rapport {

namespace {

constexpr int deepest = 100;

} // namespace

Result<std::unique_ptr<XmlPart>> XmlPart::open(const ZipFile &file, const QString &entry)
{
    Result<std::unique_ptr<ZipEntry>> opened = file.openEntry(entry);
    if (!opened)
        return opened.error();
    return std::unique_ptr<XmlPart>(new XmlPart(file, std::move(*opened)));
}

XmlPart::XmlPart(const ZipFile &file, std::unique_ptr<ZipEntry> entry)
    : m_file(file), m_entry(std::move(entry)), m_xml(m_entry.get())
{
}

bool XmlPart::next()
{
    if (m_failure || m_xml.atEnd())
        return false;
    m_entry->mark();
    switch (m_xml.readNext()) {
    case QXmlStreamReader::StartElement:
        m_attributes = m_xml.attributes();
        if (++m_depth > deepest)
            fail(m_file.damaged());
        break;
    case QXmlStreamReader::EndElement: --m_depth; break;
    case QXmlStreamReader::DTD: fail(m_file.damaged()); break;
    case QXmlStreamReader::Invalid: fail(fault()); break;
    default: break;
    }
    return !m_failure && !m_xml.isEndDocument();
}

Result<void> XmlPart::status() const
{
    return m_failure ? Result<void>(*m_failure) : Result<void>();
}

void XmlPart::skip()
{
    const int outside = m_depth - 1;
    while (m_depth > outside && next()) { }
}

void XmlPart::fail(Error error)
{
    if (!m_failure)
        m_failure = std::move(error);
}

QStringView XmlPart::attribute(QStringView name) const
{
    for (const QXmlStreamAttribute &attribute : m_attributes) {
        if (attribute.name() == name)
            return attribute.value();
    }
    return {};
}

Error XmlPart::fault() const
{
    if (m_entry->failure() == ZipEntry::Failure::Bomb)
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate("ZipFile",
                                                 "%1 unpacks to far more than any spreadsheet of "
                                                 "its size would; it was not read.")
                         .arg(m_file.name()),
                     {}};
    return m_entry->failure() == ZipEntry::Failure::LongToken ? longText() : m_file.damaged();
}

Error XmlPart::longText() const
{
    const QString &name = m_file.name();
    if (m_row == 0)
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate(
                         "ZipFile", "%1 has a text of more than 16 MB; it was not read.")
                         .arg(name),
                     {}};
    return Error{
        Error::Code::Invalid,
        QCoreApplication::translate("ZipFile", "Row %2 of %1 has a cell of more than 16 MB.")
            .arg(name, QString::number(m_row)),
        {}};
}

void XmlPart::limit(qsizetype characters)
{
    if (characters > maximumCharacters)
        fail(longText());
}

} // namespace rapport
