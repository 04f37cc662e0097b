// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/text_sniff.h"

#include "tabular/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

using namespace std::string_view_literals;

namespace rapport {

namespace {

struct Signature {
    std::string_view bytes;
    FileKind kind;
    bool readable = false; ///< letters that a heading might begin with
};

constexpr Signature signatures[] = {
    {"\x89PNG\r\n\x1A\n"sv, FileKind::Image},
    {"\xFF\xD8\xFF"sv, FileKind::Image},
    {"GIF8"sv, FileKind::Image, true},
    {"BM"sv, FileKind::Image, true},
    {"\x7F"
     "ELF"sv,
     FileKind::Program},
    {"MZ"sv, FileKind::Program, true},
    {"%PDF-1."sv, FileKind::Pdf},
    {"SQLite format 3\0"sv, FileKind::Database},
    {"PK\x03\x04"sv, FileKind::Zip},
    {"PK\x05\x06"sv, FileKind::Zip},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::OldOffice},
    {"\x1F\x8B"sv, FileKind::Archive},
    {"7z\xBC\xAF\x27\x1C"sv, FileKind::Archive},
    {"\xFD"
     "7zXZ\0"sv,
     FileKind::Archive},
    {"Rar!\x1A"sv, FileKind::Archive},
    {"\x28\xB5\x2F\xFD"sv, FileKind::Archive},
};

bool isControl(char c)
{
    const auto byte = uchar(c);
    return byte < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != '\f' && c != '\v';
}

/// Whether \p text is UTF-8 apart from a character that its end may cut off.
bool isUtf8(std::string_view text)
{
    const size_t invalid = firstInvalidUtf8(text);
    return invalid == std::string_view::npos || text.size() - invalid < 4;
}

} // namespace

FileKind sniffFileKind(const QByteArray &head)
{
    const std::string_view text(head.constData(), size_t(head.size()));
    const bool hasNul = text.find('\0') != std::string_view::npos;
    for (const Signature &signature : signatures) {
        if (text.starts_with(signature.bytes) && (hasNul || !signature.readable))
            return signature.kind;
    }
    if (!hasNul)
        return FileKind::Text;
    const auto controls = std::count_if(text.begin(), text.end(), isControl);
    const bool mostlyControls = controls * 10 > std::ptrdiff_t(text.size()) * 3;
    return mostlyControls || !isUtf8(text) ? FileKind::Binary : FileKind::Text;
}

QString describeFileKind(FileKind kind)
{
    switch (kind) {
    case FileKind::Image: return QCoreApplication::translate("CsvReader", "an image");
    case FileKind::Program: return QCoreApplication::translate("CsvReader", "a program");
    case FileKind::Pdf: return QCoreApplication::translate("CsvReader", "a PDF document");
    case FileKind::Database: return QCoreApplication::translate("CsvReader", "a database");
    case FileKind::Zip:
        return QCoreApplication::translate("CsvReader", "a ZIP archive or a spreadsheet");
    case FileKind::OldOffice:
        return QCoreApplication::translate("CsvReader", "an old Office document");
    case FileKind::Archive: return QCoreApplication::translate("CsvReader", "an archive");
    case FileKind::Text:
    case FileKind::Binary: break;
    }
    return QCoreApplication::translate("CsvReader", "some other kind of binary file");
}

ByteOrderMark findByteOrderMark(const QByteArray &head)
{
    const std::string_view text(head.constData(), size_t(head.size()));
    if (text.starts_with("\xEF\xBB\xBF"sv))
        return {QStringLiteral("UTF-8"), 3};
    if (text.starts_with("\xFF\xFE\0\0"sv))
        return {QStringLiteral("UTF-32LE"), 4};
    if (text.starts_with("\0\0\xFE\xFF"sv))
        return {QStringLiteral("UTF-32BE"), 4};
    if (text.starts_with("\xFF\xFE"sv))
        return {QStringLiteral("UTF-16LE"), 2};
    if (text.starts_with("\xFE\xFF"sv))
        return {QStringLiteral("UTF-16BE"), 2};
    return {};
}

bool isOnlySpace(const QByteArray &head, const ByteOrderMark &mark)
{
    return std::all_of(head.begin() + mark.length, head.end(), [&](char c) {
        // The wide encodings put NUL bytes between their characters.
        const bool padding = mark.length != 3 && !mark.encoding.isEmpty() && c == '\0';
        return padding || c == ' ' || c == '\t' || c == '\r' || c == '\n';
    });
}

} // namespace rapport
