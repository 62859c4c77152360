ALTER TABLE contact ADD COLUMN latest_days INTEGER DEFAULT '0' NOT NULL;

ALTER TABLE contact ADD COLUMN quiet_until TEXT;

ALTER TABLE introduction ADD COLUMN told_at TEXT;

ALTER TABLE story ADD COLUMN shows TEXT DEFAULT '' NOT NULL;

ALTER TABLE own_question ADD COLUMN asked_when TEXT DEFAULT 'core' NOT NULL;

ALTER TABLE own_question ADD COLUMN meeting_kinds TEXT DEFAULT '[]' NOT NULL;

ALTER TABLE own_question ADD COLUMN situations TEXT DEFAULT '[]' NOT NULL;

ALTER TABLE own_question ADD COLUMN looked_up BOOLEAN DEFAULT '0' NOT NULL;

CREATE TABLE ask (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    meeting_id INTEGER,
    kind TEXT DEFAULT 'advice' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    asked_on TEXT,
    state TEXT DEFAULT 'open' NOT NULL,
    answer TEXT DEFAULT '' NOT NULL,
    led_to TEXT DEFAULT '' NOT NULL,
    led_to_contact_id INTEGER,
    led_to_meeting_id INTEGER,
    CONSTRAINT uq_ask_uid UNIQUE (uid),
    CONSTRAINT fk_ask_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_ask_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL,
    CONSTRAINT fk_ask_led_to_contact_id FOREIGN KEY(led_to_contact_id) REFERENCES contact (id) ON DELETE SET NULL,
    CONSTRAINT fk_ask_led_to_meeting_id FOREIGN KEY(led_to_meeting_id) REFERENCES meeting (id) ON DELETE SET NULL
);

CREATE INDEX ix_ask_contact_id ON ask (contact_id);

CREATE INDEX ix_ask_led_to_contact_id ON ask (led_to_contact_id);

CREATE INDEX ix_ask_led_to_meeting_id ON ask (led_to_meeting_id);

CREATE INDEX ix_ask_meeting_id ON ask (meeting_id);

CREATE TABLE cadence_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    tag_id INTEGER,
    stage TEXT,
    ideal_days INTEGER DEFAULT '0' NOT NULL,
    latest_days INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT uq_cadence_rule_uid UNIQUE (uid),
    CONSTRAINT fk_cadence_rule_tag_id FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE
);

CREATE INDEX ix_cadence_rule_tag_id ON cadence_rule (tag_id);

CREATE TABLE draft (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    kind TEXT DEFAULT 'request' NOT NULL,
    template TEXT DEFAULT '' NOT NULL,
    contact_id INTEGER NOT NULL,
    other_contact_id INTEGER,
    meeting_id INTEGER,
    follow_up_id INTEGER,
    subject TEXT DEFAULT '' NOT NULL,
    body TEXT DEFAULT '' NOT NULL,
    opened_at TEXT,
    sent_at TEXT,
    CONSTRAINT uq_draft_uid UNIQUE (uid),
    CONSTRAINT fk_draft_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_draft_other_contact_id FOREIGN KEY(other_contact_id) REFERENCES contact (id) ON DELETE SET NULL,
    CONSTRAINT fk_draft_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL,
    CONSTRAINT fk_draft_follow_up_id FOREIGN KEY(follow_up_id) REFERENCES follow_up (id) ON DELETE SET NULL
);

CREATE INDEX ix_draft_contact_id ON draft (contact_id);

CREATE INDEX ix_draft_follow_up_id ON draft (follow_up_id);

CREATE INDEX ix_draft_meeting_id ON draft (meeting_id);

CREATE INDEX ix_draft_other_contact_id ON draft (other_contact_id);

CREATE TABLE lead (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    organisation_id INTEGER,
    meeting_id INTEGER,
    kind TEXT DEFAULT 'opening' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    given_on TEXT,
    state TEXT DEFAULT 'open' NOT NULL,
    outcome TEXT DEFAULT '' NOT NULL,
    told_at TEXT,
    CONSTRAINT uq_lead_uid UNIQUE (uid),
    CONSTRAINT fk_lead_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_lead_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL,
    CONSTRAINT fk_lead_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL
);

CREATE INDEX ix_lead_contact_id ON lead (contact_id);

CREATE INDEX ix_lead_meeting_id ON lead (meeting_id);

CREATE INDEX ix_lead_organisation_id ON lead (organisation_id);

CREATE TABLE muted_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    rule TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_muted_rule_uid UNIQUE (uid)
);

CREATE TABLE not_same (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    other_contact_id INTEGER NOT NULL,
    CONSTRAINT uq_not_same_uid UNIQUE (uid),
    CONSTRAINT fk_not_same_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    CONSTRAINT fk_not_same_other_contact_id FOREIGN KEY(other_contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

CREATE INDEX ix_not_same_contact_id ON not_same (contact_id);

CREATE INDEX ix_not_same_other_contact_id ON not_same (other_contact_id);

CREATE TABLE open_question (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    question TEXT DEFAULT '' NOT NULL,
    wording TEXT DEFAULT '' NOT NULL,
    meeting_id INTEGER,
    answered_at TEXT,
    CONSTRAINT uq_open_question_uid UNIQUE (uid),
    CONSTRAINT fk_open_question_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL
);

CREATE INDEX ix_open_question_meeting_id ON open_question (meeting_id);

CREATE TABLE profile (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    signature TEXT DEFAULT '' NOT NULL,
    situations TEXT DEFAULT '[]' NOT NULL,
    field_from TEXT DEFAULT '' NOT NULL,
    field_to TEXT DEFAULT '' NOT NULL,
    best_at TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_profile_uid UNIQUE (uid)
);

CREATE TABLE question_edit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    question TEXT DEFAULT '' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    category TEXT DEFAULT '' NOT NULL,
    minutes INTEGER DEFAULT '0' NOT NULL,
    asked_when TEXT,
    hidden BOOLEAN DEFAULT '0' NOT NULL,
    CONSTRAINT uq_question_edit_uid UNIQUE (uid)
);

CREATE TABLE reference (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    contact_id INTEGER NOT NULL,
    state TEXT DEFAULT 'idea' NOT NULL,
    speaks_to TEXT DEFAULT '' NOT NULL,
    reach TEXT DEFAULT '' NOT NULL,
    asked_on TEXT,
    last_used_on TEXT,
    used_for TEXT DEFAULT '' NOT NULL,
    thanked_at TEXT,
    CONSTRAINT uq_reference_uid UNIQUE (uid),
    CONSTRAINT fk_reference_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

CREATE INDEX ix_reference_contact_id ON reference (contact_id);

CREATE TABLE resume (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    file_name TEXT DEFAULT '' NOT NULL,
    media_type TEXT DEFAULT '' NOT NULL,
    data BLOB NOT NULL,
    made_on TEXT,
    CONSTRAINT uq_resume_uid UNIQUE (uid)
);

CREATE TABLE saved_filter (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    "query" TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_saved_filter_uid UNIQUE (uid)
);

CREATE TABLE template_edit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    template TEXT DEFAULT '' NOT NULL,
    subject TEXT DEFAULT '' NOT NULL,
    body TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_template_edit_uid UNIQUE (uid)
);
