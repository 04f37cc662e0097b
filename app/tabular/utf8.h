// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace rapport {

/// Where \p text stops being UTF-8, in bytes from its start; npos where it is all valid.
///
/// By the Unicode standard, table 3-7: overlong forms, surrogates and numbers past U+10FFFF
/// are invalid, as is a character cut off by the end of the text.
[[nodiscard]] size_t firstInvalidUtf8(std::string_view text);

} // namespace rapport
