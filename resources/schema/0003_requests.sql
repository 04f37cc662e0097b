-- SPDX-FileCopyrightText: 2026 The Rapport authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Requests that came with a key of their own, so that a repeat is answered and does nothing.
-- created: the ids of the records it made, separated by commas.
CREATE TABLE request (
    key        TEXT PRIMARY KEY,
    digest     TEXT NOT NULL,
    change_set INTEGER,
    created    TEXT,
    at         TEXT NOT NULL
) STRICT;
CREATE INDEX request_at ON request (at);
