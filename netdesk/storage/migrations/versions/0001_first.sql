PRAGMA application_id = 1315271748;

CREATE TABLE contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    full_name TEXT DEFAULT '' NOT NULL,
    given TEXT DEFAULT '' NOT NULL,
    additional TEXT DEFAULT '' NOT NULL,
    family TEXT DEFAULT '' NOT NULL,
    prefix TEXT DEFAULT '' NOT NULL,
    suffix TEXT DEFAULT '' NOT NULL,
    nickname TEXT DEFAULT '' NOT NULL,
    sort_name TEXT DEFAULT '' NOT NULL,
    birthday TEXT DEFAULT '' NOT NULL,
    anniversary TEXT DEFAULT '' NOT NULL,
    how_met TEXT DEFAULT '' NOT NULL,
    closeness INTEGER DEFAULT '0' NOT NULL,
    relevance INTEGER DEFAULT '0' NOT NULL,
    why TEXT DEFAULT '' NOT NULL,
    way TEXT DEFAULT '' NOT NULL,
    time_of_day TEXT DEFAULT '' NOT NULL,
    stage TEXT DEFAULT 'to contact' NOT NULL,
    cadence_days INTEGER DEFAULT '0' NOT NULL,
    trashed_at TEXT,
    deletion TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_contact_uid UNIQUE (uid)
);

CREATE INDEX ix_contact_sort_name ON contact (sort_name, id) WHERE trashed_at IS NULL;

CREATE INDEX ix_contact_stage ON contact (stage) WHERE trashed_at IS NULL;

CREATE TABLE tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_tag_uid UNIQUE (uid)
);

CREATE TABLE story (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    seconds INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT uq_story_uid UNIQUE (uid)
);

CREATE TABLE own_question (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    category TEXT DEFAULT '' NOT NULL,
    minutes INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT uq_own_question_uid UNIQUE (uid)
);

CREATE TABLE import_batch (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    format TEXT DEFAULT '' NOT NULL,
    encoding TEXT DEFAULT '' NOT NULL,
    revision TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_import_batch_uid UNIQUE (uid)
);

CREATE TABLE step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    act TEXT NOT NULL,
    side TEXT NOT NULL,
    place INTEGER NOT NULL,
    at TEXT NOT NULL,
    revision TEXT NOT NULL,
    field TEXT,
    open BOOLEAN DEFAULT '0' NOT NULL
);

CREATE INDEX ix_step_place ON step (place);

CREATE TABLE journal_now (
    step_id INTEGER
);

CREATE TABLE tombstone (
    uid TEXT NOT NULL,
    table_name TEXT NOT NULL,
    deleted_at TEXT NOT NULL,
    CONSTRAINT pk_tombstone PRIMARY KEY (uid)
);

CREATE TABLE search_due (
    doc INTEGER NOT NULL,
    CONSTRAINT pk_search_due PRIMARY KEY (doc)
);

CREATE TABLE point (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    kind TEXT DEFAULT 'e-mail' NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    label TEXT DEFAULT '' NOT NULL,
    preferred BOOLEAN DEFAULT '0' NOT NULL,
    CONSTRAINT uq_point_uid UNIQUE (uid),
    CONSTRAINT fk_point_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

CREATE INDEX ix_point_contact_id ON point (contact_id);

CREATE TABLE address (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    street TEXT DEFAULT '' NOT NULL,
    extra TEXT DEFAULT '' NOT NULL,
    city TEXT DEFAULT '' NOT NULL,
    region TEXT DEFAULT '' NOT NULL,
    postcode TEXT DEFAULT '' NOT NULL,
    country TEXT DEFAULT '' NOT NULL,
    label TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_address_uid UNIQUE (uid),
    CONSTRAINT fk_address_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

CREATE INDEX ix_address_contact_id ON address (contact_id);

CREATE TABLE kept (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    parameters TEXT DEFAULT '' NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_kept_uid UNIQUE (uid),
    CONSTRAINT fk_kept_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

CREATE INDEX ix_kept_contact_id ON kept (contact_id);

CREATE TABLE photo (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    media_type TEXT DEFAULT '' NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT uq_photo_uid UNIQUE (uid),
    CONSTRAINT fk_photo_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

CREATE INDEX ix_photo_contact_id ON photo (contact_id);

CREATE TABLE contact_tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    tag_id INTEGER NOT NULL,
    CONSTRAINT uq_contact_tag_uid UNIQUE (uid),
    CONSTRAINT fk_contact_tag_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_contact_tag_tag_id FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE
);

CREATE INDEX ix_contact_tag_tag_id ON contact_tag (tag_id);

CREATE INDEX ix_contact_tag_contact_id ON contact_tag (contact_id);

CREATE TABLE organisation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    sort_name TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT 'company' NOT NULL,
    website TEXT DEFAULT '' NOT NULL,
    target BOOLEAN DEFAULT '0' NOT NULL,
    priority INTEGER DEFAULT '0' NOT NULL,
    recommended_by INTEGER,
    joined_on TEXT,
    left_on TEXT,
    trashed_at TEXT,
    deletion TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_organisation_uid UNIQUE (uid),
    CONSTRAINT fk_organisation_recommended_by FOREIGN KEY(recommended_by) REFERENCES contact (id) ON DELETE SET NULL
);

CREATE INDEX ix_organisation_sort_name ON organisation (sort_name, id) WHERE trashed_at IS NULL;

CREATE INDEX ix_organisation_recommended_by ON organisation (recommended_by);

CREATE TABLE meeting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    kind TEXT DEFAULT 'coffee' NOT NULL,
    place TEXT DEFAULT '' NOT NULL,
    planned_at TEXT,
    zone TEXT DEFAULT '' NOT NULL,
    confirmed BOOLEAN DEFAULT '0' NOT NULL,
    asked_minutes INTEGER DEFAULT '0' NOT NULL,
    purpose TEXT DEFAULT '' NOT NULL,
    outcome TEXT DEFAULT '' NOT NULL,
    for_them TEXT DEFAULT '' NOT NULL,
    story_id INTEGER,
    held_at TEXT,
    ended_at TEXT,
    finished_at TEXT,
    trashed_at TEXT,
    deletion TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_meeting_uid UNIQUE (uid),
    CONSTRAINT fk_meeting_story_id FOREIGN KEY(story_id) REFERENCES story (id) ON DELETE SET NULL
);

CREATE INDEX ix_meeting_story_id ON meeting (story_id);

CREATE INDEX ix_meeting_planned_at ON meeting (planned_at);

CREATE TABLE import_change (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    batch_id INTEGER NOT NULL,
    contact_id INTEGER,
    table_name TEXT DEFAULT '' NOT NULL,
    row_uid TEXT DEFAULT '' NOT NULL,
    field TEXT DEFAULT '' NOT NULL,
    "before" TEXT DEFAULT '' NOT NULL,
    "after" TEXT DEFAULT '' NOT NULL,
    source_id TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_import_change_uid UNIQUE (uid),
    CONSTRAINT fk_import_change_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch (id) ON DELETE CASCADE,
    CONSTRAINT fk_import_change_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL
);

CREATE INDEX ix_import_change_row_uid ON import_change (row_uid);

CREATE INDEX ix_import_change_contact_id ON import_change (contact_id);

CREATE INDEX ix_import_change_source_id ON import_change (source_id);

CREATE INDEX ix_import_change_batch_id ON import_change (batch_id);

CREATE TABLE image (
    id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    "before" TEXT,
    CONSTRAINT pk_image PRIMARY KEY (id),
    CONSTRAINT fk_image_step_id FOREIGN KEY(step_id) REFERENCES step (id) ON DELETE CASCADE
);

CREATE INDEX ix_image_step_id_table_name_row_id ON image (step_id, table_name, row_id);

CREATE TABLE alias (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    organisation_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_alias_uid UNIQUE (uid),
    CONSTRAINT fk_alias_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);

CREATE INDEX ix_alias_organisation_id ON alias (organisation_id);

CREATE TABLE role (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    organisation_id INTEGER,
    position INTEGER DEFAULT '0' NOT NULL,
    unit TEXT DEFAULT '' NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    started TEXT DEFAULT '' NOT NULL,
    ended TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_role_uid UNIQUE (uid),
    CONSTRAINT fk_role_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_role_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE INDEX ix_role_organisation_id ON role (organisation_id);

CREATE INDEX ix_role_contact_id ON role (contact_id);

CREATE TABLE finding (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER,
    organisation_id INTEGER,
    text TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    found_on TEXT,
    CONSTRAINT uq_finding_uid UNIQUE (uid),
    CONSTRAINT fk_finding_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_finding_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);

CREATE INDEX ix_finding_organisation_id ON finding (organisation_id);

CREATE INDEX ix_finding_contact_id ON finding (contact_id);

CREATE TABLE meeting_contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    meeting_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT uq_meeting_contact_uid UNIQUE (uid),
    CONSTRAINT fk_meeting_contact_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE,
    CONSTRAINT fk_meeting_contact_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

CREATE INDEX ix_meeting_contact_contact_id ON meeting_contact (contact_id);

CREATE INDEX ix_meeting_contact_meeting_id ON meeting_contact (meeting_id);

CREATE TABLE agenda_entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    meeting_id INTEGER NOT NULL,
    question TEXT DEFAULT '' NOT NULL,
    wording TEXT DEFAULT '' NOT NULL,
    category TEXT DEFAULT '' NOT NULL,
    minutes INTEGER DEFAULT '0' NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    ticked_at TEXT,
    come_back BOOLEAN DEFAULT '0' NOT NULL,
    CONSTRAINT uq_agenda_entry_uid UNIQUE (uid),
    CONSTRAINT fk_agenda_entry_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);

CREATE INDEX ix_agenda_entry_meeting_id ON agenda_entry (meeting_id);

CREATE TABLE note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER,
    organisation_id INTEGER,
    meeting_id INTEGER,
    text TEXT DEFAULT '' NOT NULL,
    spans TEXT DEFAULT '[]' NOT NULL,
    CONSTRAINT uq_note_uid UNIQUE (uid),
    CONSTRAINT fk_note_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_note_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE,
    CONSTRAINT fk_note_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);

CREATE INDEX ix_note_contact_id ON note (contact_id);

CREATE INDEX ix_note_meeting_id ON note (meeting_id);

CREATE INDEX ix_note_organisation_id ON note (organisation_id);

CREATE TABLE mention (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    meeting_id INTEGER NOT NULL,
    kind TEXT DEFAULT 'person' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    at TEXT DEFAULT '' NOT NULL,
    contact_id INTEGER,
    organisation_id INTEGER,
    worth TEXT,
    way TEXT,
    use_name TEXT,
    writer TEXT,
    target BOOLEAN,
    CONSTRAINT uq_mention_uid UNIQUE (uid),
    CONSTRAINT fk_mention_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE,
    CONSTRAINT fk_mention_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL,
    CONSTRAINT fk_mention_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE INDEX ix_mention_contact_id ON mention (contact_id);

CREATE INDEX ix_mention_organisation_id ON mention (organisation_id);

CREATE INDEX ix_mention_meeting_id ON mention (meeting_id);

CREATE TABLE touch (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    meeting_id INTEGER,
    kind TEXT DEFAULT 'note' NOT NULL,
    direction TEXT DEFAULT 'neutral' NOT NULL,
    result TEXT,
    happened_at TEXT NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_touch_uid UNIQUE (uid),
    CONSTRAINT fk_touch_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_touch_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL
);

CREATE INDEX ix_touch_meeting_id ON touch (meeting_id);

CREATE INDEX ix_touch_contact_id_happened_at ON touch (contact_id, happened_at);

CREATE INDEX ix_touch_happened_at ON touch (happened_at);

CREATE TABLE answer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    agenda_entry_id INTEGER NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_answer_uid UNIQUE (uid),
    CONSTRAINT fk_answer_agenda_entry_id FOREIGN KEY(agenda_entry_id) REFERENCES agenda_entry (id) ON DELETE CASCADE
);

CREATE INDEX ix_answer_agenda_entry_id ON answer (agenda_entry_id);

CREATE TABLE introduction (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    from_contact_id INTEGER NOT NULL,
    to_contact_id INTEGER NOT NULL,
    meeting_id INTEGER,
    mention_id INTEGER,
    state TEXT DEFAULT 'asked' NOT NULL,
    way TEXT,
    use_name TEXT,
    writer TEXT,
    CONSTRAINT uq_introduction_uid UNIQUE (uid),
    CONSTRAINT fk_introduction_from_contact_id FOREIGN KEY(from_contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_introduction_to_contact_id FOREIGN KEY(to_contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_introduction_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL,
    CONSTRAINT fk_introduction_mention_id FOREIGN KEY(mention_id) REFERENCES mention (id) ON DELETE SET NULL
);

CREATE INDEX ix_introduction_mention_id ON introduction (mention_id);

CREATE INDEX ix_introduction_to_contact_id ON introduction (to_contact_id);

CREATE INDEX ix_introduction_from_contact_id ON introduction (from_contact_id);

CREATE INDEX ix_introduction_meeting_id ON introduction (meeting_id);

CREATE TABLE follow_up (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    detail TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT 'other' NOT NULL,
    contact_id INTEGER,
    organisation_id INTEGER,
    meeting_id INTEGER,
    mention_id INTEGER,
    due_on TEXT,
    due_at TEXT,
    zone TEXT DEFAULT '' NOT NULL,
    rule TEXT DEFAULT '' NOT NULL,
    done_at TEXT,
    snoozed_until TEXT,
    trashed_at TEXT,
    deletion TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_follow_up_uid UNIQUE (uid),
    CONSTRAINT fk_follow_up_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL,
    CONSTRAINT fk_follow_up_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL,
    CONSTRAINT fk_follow_up_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL,
    CONSTRAINT fk_follow_up_mention_id FOREIGN KEY(mention_id) REFERENCES mention (id) ON DELETE SET NULL
);

CREATE INDEX ix_follow_up_due_on ON follow_up (due_on);

CREATE INDEX ix_follow_up_organisation_id ON follow_up (organisation_id);

CREATE INDEX ix_follow_up_mention_id ON follow_up (mention_id);

CREATE INDEX ix_follow_up_meeting_id ON follow_up (meeting_id);

CREATE INDEX ix_follow_up_contact_id_due_on ON follow_up (contact_id, due_on);

CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize="unicode61 remove_diacritics 0", prefix='2 3');

INSERT INTO journal_now (step_id) VALUES (NULL);
