// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz_target.h"

#include <algorithm>

using namespace rapport;

namespace {

/// A sound file with one part replaced: the first line of \p input names it.
QList<Part> partsOf(const QByteArray &input)
{
    const qsizetype line = std::max<qsizetype>(0, input.indexOf('\n'));
    const QString name = QString::fromUtf8(input.left(line));
    const QByteArray content = input.mid(line + 1);
    QList<Part> parts;
    if (name == u"content.xml") {
        parts = openDocument({});
    } else {
        WorkbookParts with;
        with.sharedStrings = "<si><t>shared</t></si>";
        with.styles = R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>)";
        parts = workbook(R"(<row><c t="s"><v>0</v></c><c s="1"><v>46349.5</v></c></row>)", with);
    }
    const auto replaced = std::find_if(parts.begin(), parts.end(),
                                       [&](const Part &part) { return part.name == name; });
    if (replaced != parts.end())
        replaced->content = content;
    return parts;
}

} // namespace

/// A workbook or an OpenDocument sheet: an archive as it is, or one part of a sound one.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString name = QStringLiteral("input");
    readToTheEnd(input.startsWith("PK") ? fuzzFiles().write(name, input)
                                        : writeArchive(fuzzFiles(), name, partsOf(input)));
    return 0;
}
