-- SPDX-FileCopyrightText: 2026 The Rapport authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first schema. One table per kind of the catalogue, columns named as its fields.
-- Days are ISO text, times ISO text in UTC. References are checked at commit, so that a
-- set of records may be written and restored in any order.

CREATE TABLE company (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL,
    domain     TEXT,
    country    TEXT,
    segment    TEXT,
    tier       TEXT,
    tags       TEXT,
    notes      TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX company_name ON company (lower(name));
CREATE INDEX company_domain ON company (lower(domain)) WHERE domain IS NOT NULL;
CREATE INDEX company_domains ON company (domain) WHERE domain LIKE '%,%';

CREATE TABLE developer (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT,
    email        TEXT,
    company      INTEGER REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    job_title    TEXT,
    country      TEXT,
    segment      TEXT,
    role         TEXT NOT NULL DEFAULT 'community',
    tags         TEXT,
    joined_on    TEXT,
    consent      TEXT NOT NULL DEFAULT 'unknown',
    consent_on   TEXT,
    lawful_basis TEXT,
    notes        TEXT,
    source       TEXT,
    source_id    TEXT,
    created_at   TEXT NOT NULL,
    updated_at   TEXT NOT NULL
) STRICT;
CREATE INDEX developer_email ON developer (lower(email)) WHERE email IS NOT NULL;
CREATE INDEX developer_company ON developer (company) WHERE company IS NOT NULL;
CREATE INDEX developer_source ON developer (source_id, source) WHERE source_id IS NOT NULL;

CREATE TABLE identity (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    developer  INTEGER REFERENCES developer (id) DEFERRABLE INITIALLY DEFERRED,
    platform   TEXT,
    handle     TEXT,
    verified   INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX identity_developer ON identity (developer);
CREATE INDEX identity_handle ON identity (lower(handle), lower(platform));

CREATE TABLE survey (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    title      TEXT NOT NULL,
    product    TEXT,
    version    TEXT,
    opened_on  TEXT,
    closed_on  TEXT,
    scales     TEXT,
    invited    INTEGER CHECK (invited >= 0),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX survey_title ON survey (lower(title));

CREATE TABLE feedback (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    developer  INTEGER REFERENCES developer (id) DEFERRABLE INITIALLY DEFERRED,
    survey     INTEGER REFERENCES survey (id) DEFERRABLE INITIALLY DEFERRED,
    taken_on   TEXT NOT NULL,
    ux         REAL CHECK (ux BETWEEN 0 AND 1),
    ts         REAL CHECK (ts BETWEEN 0 AND 1),
    csat       REAL CHECK (csat BETWEEN 0 AND 1),
    dp         REAL CHECK (dp BETWEEN 0 AND 1),
    ds         REAL CHECK (ds BETWEEN 0 AND 1),
    ir         REAL CHECK (ir BETWEEN 0 AND 1),
    nps        INTEGER CHECK (nps BETWEEN 0 AND 10),
    comment    TEXT,
    segment    TEXT,
    country    TEXT,
    company    INTEGER REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    product    TEXT,
    version    TEXT,
    source     TEXT,
    source_id  TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX feedback_developer ON feedback (developer, taken_on, id);
CREATE INDEX feedback_survey ON feedback (survey) WHERE survey IS NOT NULL;
CREATE INDEX feedback_company ON feedback (company) WHERE company IS NOT NULL;
CREATE INDEX feedback_source ON feedback (source_id, source) WHERE source_id IS NOT NULL;

CREATE TABLE event (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    title      TEXT NOT NULL,
    kind       TEXT,
    format     TEXT,
    starts_at  TEXT,
    ends_at    TEXT,
    place      TEXT,
    country    TEXT,
    url        TEXT,
    capacity   INTEGER CHECK (capacity >= 0),
    topics     TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX event_title ON event (lower(title), starts_at);

CREATE TABLE attendance (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    event      INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    developer  INTEGER REFERENCES developer (id) DEFERRABLE INITIALLY DEFERRED,
    role       TEXT,
    status     TEXT,
    rating     REAL CHECK (rating BETWEEN 0 AND 1),
    comment    TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX attendance_event ON attendance (event, developer);
CREATE INDEX attendance_developer ON attendance (developer);

CREATE TABLE resource (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    title        TEXT NOT NULL,
    kind         TEXT,
    url          TEXT,
    topics       TEXT,
    product      TEXT,
    version      TEXT,
    published_on TEXT,
    created_at   TEXT NOT NULL,
    updated_at   TEXT NOT NULL
) STRICT;
CREATE INDEX resource_url ON resource (lower(url)) WHERE url IS NOT NULL;
CREATE INDEX resource_title ON resource (lower(title));

CREATE TABLE engagement (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    resource    INTEGER REFERENCES resource (id) DEFERRABLE INITIALLY DEFERRED,
    developer   INTEGER REFERENCES developer (id) DEFERRABLE INITIALLY DEFERRED,
    kind        TEXT,
    occurred_at TEXT,
    source      TEXT,
    source_id   TEXT,
    created_at  TEXT NOT NULL,
    updated_at  TEXT NOT NULL
) STRICT;
CREATE INDEX engagement_resource ON engagement (resource, developer);
CREATE INDEX engagement_developer ON engagement (developer);
CREATE INDEX engagement_source ON engagement (source_id, source) WHERE source_id IS NOT NULL;

CREATE TABLE project (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    title      TEXT NOT NULL,
    developer  INTEGER REFERENCES developer (id) DEFERRABLE INITIALLY DEFERRED,
    company    INTEGER REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
    stage      TEXT,
    started_on TEXT,
    ended_on   TEXT,
    product    TEXT,
    version    TEXT,
    url        TEXT,
    notes      TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX project_title ON project (lower(title));
CREATE INDEX project_developer ON project (developer) WHERE developer IS NOT NULL;
CREATE INDEX project_company ON project (company) WHERE company IS NOT NULL;

CREATE TABLE interaction (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    developer    INTEGER REFERENCES developer (id) DEFERRABLE INITIALLY DEFERRED,
    kind         TEXT NOT NULL,
    channel      TEXT,
    "by"         TEXT NOT NULL DEFAULT 'them',
    occurred_at  TEXT NOT NULL,
    subject      TEXT,
    body         TEXT,
    url          TEXT,
    thread       TEXT,
    responded_at TEXT,
    responder    TEXT,
    resolved_at  TEXT,
    project      INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    product      TEXT,
    version      TEXT,
    tags         TEXT,
    source       TEXT,
    source_id    TEXT,
    created_at   TEXT NOT NULL,
    updated_at   TEXT NOT NULL
) STRICT;
CREATE INDEX interaction_developer ON interaction (developer, occurred_at);
CREATE INDEX interaction_thread ON interaction (thread, occurred_at) WHERE thread IS NOT NULL;
CREATE INDEX interaction_project ON interaction (project) WHERE project IS NOT NULL;
CREATE INDEX interaction_source ON interaction (source_id, source) WHERE source_id IS NOT NULL;

CREATE TABLE task (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    title       TEXT NOT NULL,
    developer   INTEGER REFERENCES developer (id) DEFERRABLE INITIALLY DEFERRED,
    interaction INTEGER REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED,
    due_on      TEXT,
    done_on     TEXT,
    assignee    TEXT,
    notes       TEXT,
    created_at  TEXT NOT NULL,
    updated_at  TEXT NOT NULL
) STRICT;
CREATE INDEX task_developer ON task (developer);
CREATE INDEX task_interaction ON task (interaction) WHERE interaction IS NOT NULL;

-- The cache of each developer's six components (METRICS.md); no row where there is no sheet.
CREATE TABLE score_component (
    developer INTEGER PRIMARY KEY REFERENCES developer (id) DEFERRABLE INITIALLY DEFERRED,
    ux REAL, ts REAL, csat REAL, dp REAL, ds REAL, ir REAL,
    ux_n   INTEGER NOT NULL, ts_n INTEGER NOT NULL, csat_n INTEGER NOT NULL,
    dp_n   INTEGER NOT NULL, ds_n INTEGER NOT NULL, ir_n   INTEGER NOT NULL,
    sheets INTEGER NOT NULL,
    last_day TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- What the workspace says of itself: uuid, created_at.
CREATE TABLE workspace (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Columns x_<id> that users added. Headings are untrusted text, so they are kept apart.
CREATE TABLE custom_field (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    kind    TEXT NOT NULL,
    name    TEXT NOT NULL,
    label   TEXT NOT NULL,
    type    TEXT NOT NULL,
    choices TEXT,
    UNIQUE (kind, name)
) STRICT;

-- What a person keeps beside the records: saved import plans and the like.
CREATE TABLE preset (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key  TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (kind, key)
) STRICT;

-- The journal: append-only, chained by hash. See store/journal.h for what is hashed.
CREATE TABLE change_set (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    label    TEXT NOT NULL,
    actor    TEXT NOT NULL,
    source   TEXT NOT NULL,
    at       TEXT NOT NULL,
    undoes   INTEGER REFERENCES change_set (id),
    created  INTEGER NOT NULL,
    updated  INTEGER NOT NULL,
    removed  INTEGER NOT NULL,
    hash     TEXT NOT NULL
) STRICT;
CREATE INDEX change_set_undoes ON change_set (undoes) WHERE undoes IS NOT NULL;

-- op: create and remove cover "count" records from "record" on; set is one field of one record.
CREATE TABLE change_item (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    change_set INTEGER NOT NULL REFERENCES change_set (id) DEFERRABLE INITIALLY DEFERRED,
    op         TEXT NOT NULL CHECK (op IN ('create', 'remove', 'set')),
    kind       TEXT NOT NULL,
    record     INTEGER NOT NULL,
    count      INTEGER NOT NULL,
    field      TEXT,
    before     TEXT,
    salt       TEXT,
    digest     TEXT NOT NULL
) STRICT;
CREATE INDEX change_item_set ON change_item (change_set);
CREATE INDEX change_item_record ON change_item (kind, record, field);

-- The values of removed records, as JSON, so that undo can bring them back.
CREATE TABLE removed_record (
    change_item INTEGER NOT NULL REFERENCES change_item (id) DEFERRABLE INITIALLY DEFERRED,
    kind        TEXT NOT NULL,
    record      INTEGER NOT NULL,
    fields      TEXT,
    PRIMARY KEY (change_item, record)
) STRICT;
CREATE INDEX removed_record_record ON removed_record (kind, record, change_item);
