// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/utf8.h"

#include <cstdint>
#include <cstring>

namespace rapport {

namespace {

/// The length of the valid character at \p text, of \p left bytes; 0 where it is not valid.
size_t characterLength(const unsigned char *text, size_t left)
{
    const unsigned char lead = text[0];
    if (lead < 0x80)
        return 1;
    size_t length = 0;
    unsigned char lowest = 0x80; // the range of the second byte depends on the first
    unsigned char highest = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        lowest = lead == 0xE0 ? 0xA0 : 0x80;
        highest = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        lowest = lead == 0xF0 ? 0x90 : 0x80;
        highest = lead == 0xF4 ? 0x8F : 0xBF;
    }
    if (length == 0 || left < length || text[1] < lowest || text[1] > highest)
        return 0;
    for (size_t i = 2; i < length; ++i) {
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

} // namespace

size_t firstInvalidUtf8(std::string_view text)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
    size_t at = 0;
    while (at < text.size()) {
        // Eight ASCII bytes at a time, which is nearly all of most files.
        if (text.size() - at >= sizeof(uint64_t)) {
            uint64_t word = 0;
            std::memcpy(&word, bytes + at, sizeof word);
            if ((word & 0x8080808080808080U) == 0) {
                at += sizeof word;
                continue;
            }
        }
        const size_t length = characterLength(bytes + at, text.size() - at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::string_view::npos;
}

} // namespace rapport
