/**
 * The protocol's version and its history. A test holds a hash of all schemas against this file, so
 * that the wire cannot change unnoticed.
 *
 * 1: first version.
 * 1, later: binary frames for who asks for them, `encoding` in the answer to `subscribe`, `changes`
 *   in deltas, `budget` and `fitted`, more columns of `server`, columns that lie near others. All of
 *   it is added: a client that knows none of it is sent what it was sent before. Frames have a
 *   version of their own, and their checksum tells a receiver whose schema is another. Plain
 *   WebSockets, with the same events, and questions over HTTP. The lab. Sessions of instruments and
 *   reasons of halts, players of matches, columns for basketball, tennis and extra time.
 *   Scenarios, in `control` and its answer. `closing`. Keys for who looks, `dismissed`.
 */
export const protocolVersion = 1;

/** Of the topics' tables and of what clients may send; see tests/protocol/schema-hash.test.ts. */
export const schemaHash = "237fca44215de7c1";
