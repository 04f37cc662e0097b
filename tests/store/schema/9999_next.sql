-- SPDX-FileCopyrightText: 2026 The Rapport authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A migration of a Rapport to come: what makes today's files old ones.
ALTER TABLE company ADD COLUMN motto TEXT;
UPDATE company SET motto = 'none; yet' WHERE motto IS NULL;
