// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/record_lookup.h"
#include "store/record_writer.h"

namespace rapport {

/// Turns what a person or a file wrote for a reference into a record's id.
///
/// A target is named by its key (CATALOGUE.md): developers by e-mail or "platform:handle",
/// companies by name or domain, the others by title, any by "#id". A missing target is made;
/// an id that does not exist and a key that fits several records are refused.
class ReferenceResolver {
public:
    explicit ReferenceResolver(RecordWriter &writer)
        : m_writer(writer), m_lookup(writer)
    {
    }

    /// \p value as parseField() left it: an id, a text, or null.
    [[nodiscard]] Result<Value> resolve(const Field &field, const Value &value);

private:
    Result<Value> create(KindId kind, const QString &key);

    RecordWriter &m_writer;
    RecordLookup m_lookup;
};

} // namespace rapport
