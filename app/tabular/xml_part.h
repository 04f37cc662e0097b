// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/zip_file.h"

#include <QXmlStreamReader>

#include <optional>

namespace rapport {

/// One XML part of a spreadsheet file, token by token, in constant memory.
///
/// Names are told without their namespaces. Ask status() when next() has answered false: it
/// says whether that was the end. Refuses what no spreadsheet has: a document type with
/// entities, elements nested a hundred deep. Belongs to one thread at a time.
class XmlPart {
public:
    /// \p file outlives the part.
    [[nodiscard]] static Result<std::unique_ptr<XmlPart>> open(const ZipFile &file,
                                                               const QString &entry);

    /// Moves on to the next token; false at the end and after a fault.
    [[nodiscard]] bool next();
    /// Whether all went well so far, else what is wrong with the file.
    [[nodiscard]] Result<void> status() const;
    /// Moves to the end of the element that has just started.
    void skip();
    /// A text gathered from several tokens may have so many characters.
    static constexpr qsizetype maximumCharacters = qsizetype(16) * 1024 * 1024;
    /// Ends the reading with a fault where a gathered text has more \p characters than that.
    void limit(qsizetype characters);

    [[nodiscard]] bool starts(QStringView name) const
    {
        return m_xml.isStartElement() && m_xml.name() == name;
    }
    [[nodiscard]] bool ends(QStringView name) const
    {
        return m_xml.isEndElement() && m_xml.name() == name;
    }
    [[nodiscard]] bool isStart() const { return m_xml.isStartElement(); }
    [[nodiscard]] bool isEnd() const { return m_xml.isEndElement(); }
    [[nodiscard]] bool isText() const { return m_xml.isCharacters(); }
    [[nodiscard]] QStringView name() const { return m_xml.name(); }
    [[nodiscard]] QStringView text() const { return m_xml.text(); }
    /// An attribute of the element that started last, by its name without the namespace; empty
    /// where there is none.
    [[nodiscard]] QStringView attribute(QStringView name) const;
    [[nodiscard]] const QXmlStreamAttributes &attributes() const { return m_attributes; }
    /// How many elements are open.
    [[nodiscard]] int depth() const { return m_depth; }
    [[nodiscard]] const ZipFile &file() const { return m_file; }
    /// How much of the part was read, of how much, in unpacked bytes.
    [[nodiscard]] qint64 bytesRead() const { return m_entry->bytesRead(); }
    [[nodiscard]] qint64 size() const { return m_entry->unpackedSize(); }
    /// What is said in place of "a cell of row 5" where a text is too long.
    void setPlace(qint64 row) { m_row = row; }

private:
    XmlPart(const ZipFile &file, std::unique_ptr<ZipEntry> entry);
    void fail(Error error);
    [[nodiscard]] Error fault() const;
    [[nodiscard]] Error longText() const;

    const ZipFile &m_file;
    std::unique_ptr<ZipEntry> m_entry;
    QXmlStreamReader m_xml;
    QXmlStreamAttributes m_attributes;
    int m_depth = 0;
    qint64 m_row = 0;
    std::optional<Error> m_failure;
};

} // namespace rapport
