/**
 * The protocol's version and its history. A test holds a hash of all schemas against this file, so
 * that the wire cannot change unnoticed.
 *
 * 1: first version.
 */
export const protocolVersion = 1;

/** Of the topics' tables and of what clients may send; see tests/protocol/schema-hash.test.ts. */
export const schemaHash = "ba078ea0229f2314";
