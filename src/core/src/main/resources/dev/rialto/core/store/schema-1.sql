-- What Rialto remembers. Times are milliseconds since 1970; ids of networks are kept as the plugs write them.

-- A channel has a number of our own; everything else refers to it. Message ids are unique within number and epoch.
CREATE TABLE channel (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  network TEXT NOT NULL,
  id      TEXT NOT NULL,
  epoch   INTEGER NOT NULL DEFAULT 0,
  UNIQUE (network, id)
) STRICT;

-- Two channels that turned out to be one: the number that was given up, and the one that stays.
CREATE TABLE former_number (
  former INTEGER PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT;

-- Where a channel was before it moved, and in which epoch.
CREATE TABLE former_channel (
  network TEXT NOT NULL,
  id      TEXT NOT NULL,
  number  INTEGER NOT NULL,
  epoch   INTEGER NOT NULL,
  PRIMARY KEY (network, id)
) STRICT, WITHOUT ROWID;

-- How far each plug has read what its network tells.
CREATE TABLE cursor (
  network TEXT NOT NULL,
  name    TEXT NOT NULL,
  value   TEXT NOT NULL,
  PRIMARY KEY (network, name)
) STRICT, WITHOUT ROWID;

-- Events. The key outlives the body, so that a repeat is known. verdict: see Verdict in InboxTable.
CREATE TABLE inbox (
  id       INTEGER PRIMARY KEY,
  channel  INTEGER NOT NULL,
  epoch    INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  key      TEXT NOT NULL,
  place    INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  verdict  INTEGER NOT NULL DEFAULT 0,
  starts   INTEGER NOT NULL DEFAULT 0,
  reason   TEXT,
  body     BLOB,
  UNIQUE (channel, epoch, kind, key)
) STRICT;
CREATE INDEX inbox_waiting ON inbox (channel, place) WHERE verdict = 0;
CREATE INDEX inbox_set_aside ON inbox (id) WHERE verdict = 4;

-- What is to be sent. A dead letter is a row with died set.
CREATE TABLE outbox (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  channel    INTEGER NOT NULL,
  place      INTEGER NOT NULL,
  reference  TEXT,
  kind       TEXT NOT NULL,
  token      TEXT NOT NULL,
  created    INTEGER NOT NULL,
  hold       INTEGER NOT NULL DEFAULT 0,
  urgent     INTEGER NOT NULL DEFAULT 0,
  notice     INTEGER NOT NULL DEFAULT 0,
  mark       INTEGER NOT NULL DEFAULT 0,
  tries      INTEGER NOT NULL DEFAULT 0,
  unknowns   INTEGER NOT NULL DEFAULT 0,
  failing    INTEGER NOT NULL DEFAULT 0,
  first_try  INTEGER,
  fold       TEXT,
  files      TEXT,
  steps      BLOB,
  step       INTEGER NOT NULL DEFAULT 0,
  died       INTEGER,
  reason     TEXT,
  body       BLOB NOT NULL
) STRICT;
CREATE INDEX outbox_waiting ON outbox (channel, place) WHERE died IS NULL;
CREATE INDEX outbox_reference ON outbox (reference) WHERE reference IS NOT NULL;
-- files: names in the media folder, one a line.
CREATE INDEX outbox_files ON outbox (files) WHERE files IS NOT NULL;
CREATE INDEX outbox_token ON outbox (token);
CREATE INDEX outbox_died ON outbox (died) WHERE died IS NOT NULL;

-- Every known name of a physical message, and what it is a copy of. author is empty but for names a sender chose.
CREATE TABLE message (
  channel   INTEGER NOT NULL,
  epoch     INTEGER NOT NULL,
  id        TEXT NOT NULL,
  author    TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL,
  part      INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  alias     INTEGER NOT NULL,
  original  INTEGER NOT NULL,
  gone      INTEGER NOT NULL DEFAULT 0,
  hash      INTEGER NOT NULL DEFAULT 0,
  reacted   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (channel, epoch, id, author)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_reference ON message (reference);

-- One message, however many copies it has. The keys are ULIDs: they sort by the time of the message.
CREATE TABLE reference (
  key         TEXT NOT NULL PRIMARY KEY,
  source      INTEGER,
  author      TEXT,
  author_name TEXT NOT NULL,
  at          INTEGER NOT NULL,
  state       TEXT NOT NULL,
  hash        INTEGER NOT NULL,
  excerpt     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How people react to a message, for each channel that it is relayed to. source and part: the copy that they reacted to. sender
-- is empty where a network tells how many there are and not whose. Of two the later one has the greater place.
CREATE TABLE reaction (
  reference TEXT NOT NULL,
  target    INTEGER NOT NULL,
  source    INTEGER NOT NULL,
  part      INTEGER NOT NULL,
  sender    TEXT NOT NULL,
  emoji     TEXT NOT NULL,
  count     INTEGER NOT NULL,
  place     INTEGER NOT NULL,
  PRIMARY KEY (reference, target, source, part, sender, emoji)
) STRICT, WITHOUT ROWID;

-- Messages that a hook keeps from a channel: nothing about them is to arrive there.
CREATE TABLE withheld (
  reference TEXT NOT NULL,
  channel   INTEGER NOT NULL,
  PRIMARY KEY (reference, channel)
) STRICT, WITHOUT ROWID;

-- Which messages of programs and hooks answer another, and how the copy in each channel shows that: as the network's own reply
-- where native is 1, else as a quote of so many characters.
CREATE TABLE answer (
  reference TEXT NOT NULL,
  channel   INTEGER NOT NULL,
  parent    TEXT NOT NULL,
  native    INTEGER NOT NULL,
  length    INTEGER NOT NULL,
  PRIMARY KEY (reference, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_parent ON answer (parent);

-- What each part of an album says, as it came: an edit names one part, and the copies show all.
CREATE TABLE album (
  reference TEXT NOT NULL,
  part      INTEGER NOT NULL,
  body      BLOB NOT NULL,
  PRIMARY KEY (reference, part)
) STRICT, WITHOUT ROWID;

-- A few strings that plugs and hooks keep for themselves.
CREATE TABLE state (
  owner TEXT NOT NULL,
  key   TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;
