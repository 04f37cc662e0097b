-- SPDX-FileCopyrightText: 2026 The Rapport authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A change of one field of many records is one change_item with count > 1, and what it found in
-- each of them stands here: a tenth of the work of an item each.
CREATE TABLE changed_value (
    change_item INTEGER NOT NULL REFERENCES change_item (id) DEFERRABLE INITIALLY DEFERRED,
    record      INTEGER NOT NULL,
    before      TEXT,
    PRIMARY KEY (change_item, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_item_bulk ON change_item (kind, field) WHERE op = 'set' AND count > 1;

-- Every change of a field, record by record, however it is kept.
CREATE VIEW field_change (item, change_set, kind, record, field, before) AS
SELECT id, change_set, kind, record, field, before FROM change_item
 WHERE op = 'set' AND count = 1
UNION ALL
SELECT i.id, i.change_set, i.kind, v.record, i.field, v.before
  FROM change_item i JOIN changed_value v ON v.change_item = i.id
 WHERE i.op = 'set' AND i.count > 1;
