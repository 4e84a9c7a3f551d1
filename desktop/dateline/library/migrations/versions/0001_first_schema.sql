CREATE TABLE article_entity (
    article_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (article_id, entity_id)
);

CREATE INDEX ix_article_entity_entity ON article_entity (entity_id, article_id);

CREATE TABLE decision (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    payload VARCHAR NOT NULL,
    previous VARCHAR NOT NULL,
    scope VARCHAR NOT NULL,
    undoes INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(undoes) REFERENCES decision (seq)
);

CREATE INDEX ix_decision_kind ON decision (kind, target);

CREATE INDEX ix_decision_target ON decision (target);

CREATE INDEX ix_decision_undoes ON decision (undoes);

CREATE TABLE entity (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    merged_into INTEGER,
    UNIQUE (uid),
    FOREIGN KEY(merged_into) REFERENCES entity (id)
);

CREATE INDEX ix_entity_merged_into ON entity (merged_into);

CREATE TABLE finding (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR NOT NULL,
    article_uid VARCHAR NOT NULL,
    text_id INTEGER,
    text_sha256 VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    prefix VARCHAR NOT NULL,
    suffix VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    sentence VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    byline VARCHAR NOT NULL,
    outlet VARCHAR NOT NULL,
    published VARCHAR,
    modified VARCHAR,
    saved VARCHAR,
    url VARCHAR,
    file_sha256 VARCHAR NOT NULL,
    page INTEGER,
    paragraph INTEGER,
    kind VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    check_state VARCHAR NOT NULL,
    checked_by VARCHAR NOT NULL,
    second_check_by VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    pinned_utc VARCHAR NOT NULL,
    removed_at VARCHAR,
    UNIQUE (uid)
);

CREATE INDEX ix_finding_article_uid ON finding (article_uid);

CREATE TABLE import_batch (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR NOT NULL,
    started_utc VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE library_setting (
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY ("key")
);

CREATE TABLE maker (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    UNIQUE (name)
);

CREATE TABLE quantity (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    text_id INTEGER NOT NULL,
    run_id INTEGER NOT NULL,
    maker_id INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    confidence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    value FLOAT,
    low FLOAT,
    high FLOAT,
    unit VARCHAR,
    subject_start INTEGER,
    subject_end INTEGER
);

CREATE INDEX ix_quantity_text ON quantity (text_id, start);

CREATE TABLE quotation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    text_id INTEGER NOT NULL,
    run_id INTEGER NOT NULL,
    maker_id INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    confidence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    speaker VARCHAR,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_mention_id INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    read_as VARCHAR
);

CREATE INDEX ix_quotation_speaker_mention_id ON quotation (speaker_mention_id);

CREATE INDEX ix_quotation_text ON quotation (text_id, start);

CREATE TABLE saved_search (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    focus VARCHAR NOT NULL,
    saved_utc VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE source_file (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    modified_utc VARCHAR,
    added_utc VARCHAR NOT NULL,
    suffix VARCHAR NOT NULL,
    kept BOOLEAN NOT NULL,
    UNIQUE (uid),
    UNIQUE (sha256)
);

CREATE TABLE story_group (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR NOT NULL,
    UNIQUE (uid)
);

CREATE TABLE timex (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    text_id INTEGER NOT NULL,
    run_id INTEGER NOT NULL,
    maker_id INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    confidence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    value VARCHAR,
    mod VARCHAR,
    earliest INTEGER,
    latest INTEGER,
    granularity VARCHAR NOT NULL,
    anchor_kind VARCHAR NOT NULL,
    anchor_day INTEGER,
    anchor_position INTEGER,
    rule VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    frame VARCHAR NOT NULL,
    direction VARCHAR NOT NULL
);

CREATE INDEX ix_timex_latest ON timex (latest);

CREATE INDEX ix_timex_text ON timex (text_id, position);

CREATE TABLE article (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR NOT NULL,
    source_file_id INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    text_id INTEGER,
    identity_key VARCHAR,
    body_key VARCHAR,
    url_key VARCHAR,
    later_version_of INTEGER,
    story_group_id INTEGER,
    language VARCHAR,
    words INTEGER NOT NULL,
    added_utc VARCHAR NOT NULL,
    extracted_utc VARCHAR,
    opened_utc VARCHAR,
    removed_at VARCHAR,
    UNIQUE (sha256, part),
    UNIQUE (uid),
    FOREIGN KEY(source_file_id) REFERENCES source_file (id),
    FOREIGN KEY(later_version_of) REFERENCES article (id),
    FOREIGN KEY(story_group_id) REFERENCES story_group (id)
);

CREATE INDEX ix_article_body_key ON article (body_key);

CREATE INDEX ix_article_identity_key ON article (identity_key);

CREATE INDEX ix_article_later_version_of ON article (later_version_of);

CREATE INDEX ix_article_source_file_id ON article (source_file_id);

CREATE INDEX ix_article_story_group_id ON article (story_group_id);

CREATE INDEX ix_article_url_key ON article (url_key);

CREATE TABLE entity_effective (
    entity_id INTEGER NOT NULL,
    root_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    ignored BOOLEAN NOT NULL,
    decided BOOLEAN NOT NULL,
    PRIMARY KEY (entity_id),
    FOREIGN KEY(entity_id) REFERENCES entity (id)
);

CREATE INDEX ix_entity_effective_root_id ON entity_effective (root_id);

CREATE TABLE entity_key (
    entity_id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    weak BOOLEAN NOT NULL,
    PRIMARY KEY (entity_id, "key"),
    FOREIGN KEY(entity_id) REFERENCES entity (id)
);

CREATE INDEX ix_entity_key_key ON entity_key ("key");

CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    text_id INTEGER NOT NULL,
    run_id INTEGER NOT NULL,
    maker_id INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    confidence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    timex_id INTEGER,
    relation VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    attributed_start INTEGER,
    attributed_end INTEGER,
    attributed_mention_id INTEGER,
    place_mention_id INTEGER,
    earliest INTEGER,
    latest INTEGER,
    FOREIGN KEY(timex_id) REFERENCES timex (id)
);

CREATE INDEX ix_event_article ON event (article_id);

CREATE INDEX ix_event_text ON event (text_id, position);

CREATE INDEX ix_event_timex_id ON event (timex_id);

CREATE TABLE finding_tag (
    finding_id INTEGER NOT NULL,
    tag VARCHAR NOT NULL,
    PRIMARY KEY (finding_id, tag),
    FOREIGN KEY(finding_id) REFERENCES finding (id)
);

CREATE TABLE source_path (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    source_file_id INTEGER NOT NULL,
    path VARCHAR NOT NULL,
    seen_utc VARCHAR NOT NULL,
    UNIQUE (source_file_id, path),
    FOREIGN KEY(source_file_id) REFERENCES source_file (id)
);

CREATE INDEX ix_source_path_source_file_id ON source_path (source_file_id);

CREATE TABLE article_duplicate (
    article_id INTEGER NOT NULL,
    source_file_id INTEGER NOT NULL,
    part VARCHAR NOT NULL,
    PRIMARY KEY (article_id, source_file_id, part),
    FOREIGN KEY(article_id) REFERENCES article (id),
    FOREIGN KEY(source_file_id) REFERENCES source_file (id)
);

CREATE TABLE article_effective (
    article_id INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    byline VARCHAR NOT NULL,
    outlet VARCHAR NOT NULL,
    published VARCHAR,
    published_day INTEGER,
    published_source VARCHAR,
    published_confidence INTEGER,
    published_decided BOOLEAN NOT NULL,
    modified VARCHAR,
    saved VARCHAR,
    url VARCHAR,
    starred BOOLEAN NOT NULL,
    PRIMARY KEY (article_id),
    FOREIGN KEY(article_id) REFERENCES article (id)
);

CREATE INDEX ix_article_effective_published_day ON article_effective (published_day);

CREATE TABLE article_tag (
    article_id INTEGER NOT NULL,
    tag VARCHAR NOT NULL,
    PRIMARY KEY (article_id, tag),
    FOREIGN KEY(article_id) REFERENCES article (id)
);

CREATE TABLE article_text (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    apart VARCHAR NOT NULL,
    layout BLOB NOT NULL,
    reader VARCHAR NOT NULL,
    reader_version INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL,
    made_utc VARCHAR NOT NULL,
    UNIQUE (article_id, version),
    FOREIGN KEY(article_id) REFERENCES article (id)
);

CREATE TABLE task (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    batch_id INTEGER,
    stage VARCHAR NOT NULL,
    path VARCHAR,
    article_id INTEGER,
    state VARCHAR NOT NULL,
    tries INTEGER NOT NULL,
    outcome VARCHAR,
    message VARCHAR,
    changed_utc VARCHAR NOT NULL,
    FOREIGN KEY(batch_id) REFERENCES import_batch (id),
    FOREIGN KEY(article_id) REFERENCES article (id)
);

CREATE INDEX ix_task_article_id ON task (article_id);

CREATE INDEX ix_task_batch_id ON task (batch_id);

CREATE INDEX ix_task_state ON task (state, stage, id);

CREATE TABLE article_metadata (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    text_id INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    value VARCHAR NOT NULL,
    as_found VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    confidence INTEGER NOT NULL,
    start INTEGER,
    "end" INTEGER,
    FOREIGN KEY(text_id) REFERENCES article_text (id)
);

CREATE INDEX ix_article_metadata_text_id ON article_metadata (text_id);

CREATE TABLE cluster (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    text_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    key VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    names VARCHAR NOT NULL,
    confidence INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    link_reason VARCHAR NOT NULL,
    link_confidence INTEGER NOT NULL,
    FOREIGN KEY(text_id) REFERENCES article_text (id),
    FOREIGN KEY(entity_id) REFERENCES entity (id)
);

CREATE INDEX ix_cluster_entity_id ON cluster (entity_id);

CREATE INDEX ix_cluster_key ON cluster (key);

CREATE INDEX ix_cluster_text_id ON cluster (text_id);

CREATE TABLE step_run (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    text_id INTEGER NOT NULL,
    step VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    ran_utc VARCHAR NOT NULL,
    UNIQUE (text_id, step),
    FOREIGN KEY(text_id) REFERENCES article_text (id)
);

CREATE TABLE text_sentences (
    text_id INTEGER NOT NULL,
    bounds BLOB NOT NULL,
    PRIMARY KEY (text_id),
    FOREIGN KEY(text_id) REFERENCES article_text (id)
);

CREATE TABLE cluster_candidate (
    cluster_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    PRIMARY KEY (cluster_id, entity_id),
    FOREIGN KEY(cluster_id) REFERENCES cluster (id),
    FOREIGN KEY(entity_id) REFERENCES entity (id)
);

CREATE TABLE mention (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    text_id INTEGER NOT NULL,
    run_id INTEGER NOT NULL,
    maker_id INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    confidence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    cluster_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    effective_id INTEGER,
    FOREIGN KEY(cluster_id) REFERENCES cluster (id),
    FOREIGN KEY(entity_id) REFERENCES entity (id)
);

CREATE INDEX ix_mention_effective ON mention (effective_id, article_id);

CREATE INDEX ix_mention_entity_id ON mention (entity_id);

CREATE INDEX ix_mention_text ON mention (text_id, field, start);

CREATE TABLE event_participant (
    event_id INTEGER NOT NULL,
    mention_id INTEGER NOT NULL,
    PRIMARY KEY (event_id, mention_id),
    FOREIGN KEY(event_id) REFERENCES event (id),
    FOREIGN KEY(mention_id) REFERENCES mention (id)
);

CREATE TABLE role (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    text_id INTEGER NOT NULL,
    run_id INTEGER NOT NULL,
    maker_id INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    confidence INTEGER NOT NULL,
    mention_id INTEGER NOT NULL,
    FOREIGN KEY(mention_id) REFERENCES mention (id)
);

CREATE INDEX ix_role_mention_id ON role (mention_id);

CREATE INDEX ix_role_text ON role (text_id);

CREATE VIEW article_search AS
SELECT article.id AS id, article_effective.title AS title, article_effective.byline AS byline,
    article_effective.outlet AS outlet, article_text.text AS body
FROM article
JOIN article_effective ON article_effective.article_id = article.id
JOIN article_text ON article_text.id = article.text_id
WHERE article.removed_at IS NULL;

CREATE VIRTUAL TABLE article_fts USING fts5(
    title, byline, outlet, body,
    content='article_search', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE VIRTUAL TABLE article_fts_vocabulary USING fts5vocab(article_fts, 'row');

CREATE VIRTUAL TABLE article_trigram USING fts5(
    title, byline, outlet, body, content='article_search', content_rowid='id', tokenize='trigram'
);

CREATE TRIGGER article_text_is_immutable BEFORE UPDATE ON article_text
BEGIN
    SELECT RAISE(ABORT, 'article_text is immutable');
END;

CREATE TRIGGER decision_is_append_only BEFORE UPDATE ON decision
BEGIN
    SELECT RAISE(ABORT, 'decision is append-only');
END;
