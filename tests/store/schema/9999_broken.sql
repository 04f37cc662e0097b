-- SPDX-FileCopyrightText: 2026 The Rapport authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A migration that fails half-way.
ALTER TABLE company ADD COLUMN motto TEXT;
ALTER TABLE no_such_table ADD COLUMN motto TEXT;
