// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/http_message.h"
#include "session/editor.h"

namespace rapport {

// What clients post, read from JSON. What a value means is checked where it is written.

/// The source's own exchange: {"name": ..., "company": ..., "satisfaction": 0.8}.
struct PostedDeveloper {
    QString name;
    QString company;         ///< empty where there is none
    double satisfaction = 0; ///< 0..1
};
[[nodiscard]] Result<PostedDeveloper> readPostedDeveloper(const QByteArray &body);

/// One record or several, each as field names and values.
struct PostedRecords {
    std::vector<FieldTexts> records; ///< at least one
    bool isList = false;
};
[[nodiscard]] Result<PostedRecords> readPostedRecords(const QByteArray &body);

/// The fields of one record that are to be changed, at least one.
[[nodiscard]] Result<FieldTexts> readPostedFields(const QByteArray &body);

/// The answer to a body that could not be read: 400 where it is no JSON at all, as problem() has
/// it otherwise.
[[nodiscard]] HttpResponse bodyProblem(const Error &error);

} // namespace rapport
