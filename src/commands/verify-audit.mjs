/**
 * Checks a proof of the audit log (GET /api/audit/export?format=proof) with Node alone: no server, no database, no
 * package. Every row's hash, every Merkle root, the chain of seals and their signatures are made anew from the file.
 *
 *   npm run audit:verify -- proof.ndjson [--key <public key>] [--head <hash>]
 *
 * --key   the public key as you noted it earlier; without it the file's own keys count, which its forger could choose
 * --head  the hash of a seal that you have seen before; the proof must still hold that seal
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/**
 * The root of a Merkle tree as RFC 6962 builds it: pairs level by level, an odd last one goes up as it is.
 * @param {Buffer[]} hashes hashes of the leaves, at least one
 * @returns {string} hex
 */
function merkleRoot(hashes) {
  let level = hashes;
  while (level.length > 1) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, pair) => {
      const [left, right] = [level[2 * pair], level[2 * pair + 1]];
      return right ? sha256(NODE, left, right) : left;
    });
  }
  return level[0].toString('hex');
}

/** The text that a seal's hash is made over. */
function sealText(tenantId, { seal, rows, root, previousHash, createdAt }) {
  return ['audit-seal-1', tenantId, seal, rows, root, previousHash, createdAt].join('\n');
}

function isSigned(hash, signature, keys) {
  const prefix = Buffer.from('302a300506032b6570032100', 'hex');
  return keys.some((text) => {
    const key = Buffer.concat([prefix, Buffer.from(text, 'base64url')]);
    const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(hash, 'hex'), publicKey, Buffer.from(signature ?? '', 'base64url'));
  });
}

const FORMAT = 'audit-proof-1';

/** Reads a proof line by line and keeps what it amounts to; at any time it holds the hashes of one seal's rows only. */
class ProofReader {
  tenantId = '';
  seals = 0;
  rows = 0;
  unsealed = 0;
  head = null;
  firstBroken = null;
  #keys = [];
  #previousHash = '';
  #seal = null;
  #hashes = [];
  #part = 'nothing';
  #sawHead = false;

  /** @param {{ key?: string, head?: string }} known what the reader of the proof knows from elsewhere */
  constructor(known) {
    this.known = known;
  }

  take(line) {
    if (line.startsWith('[')) return this.#row(line);
    const part = JSON.parse(line);
    if (part.format !== undefined) return this.#begin(part);
    if (this.#part === 'nothing') throw new Error('This file does not begin as a proof of the audit log.');
    this.#closeSeal();
    if (part.seal !== undefined) this.#seal = part;
    if (part.unsealed === true) this.#part = 'unsealed';
    if (part.end) this.#end(part);
  }

  finish() {
    if (this.#part === 'nothing') throw new Error('This file is empty or no proof of the audit log.');
    // A download that broke off proves nothing about what it lacks.
    if (this.#part !== 'end') this.#broken('seal_missing');
    if (this.known.head && !this.#sawHead) this.#broken('head_missing');
    const { tenantId, seals, rows, unsealed, head, firstBroken } = this;
    return { intact: firstBroken === null, tenantId, seals, rows, unsealed, head, firstBroken };
  }

  #begin({ format, tenantId, publicKeys, previousHash }) {
    if (format !== FORMAT) throw new Error(`This script does not know the format ${format}.`);
    this.#part = 'sealed';
    this.tenantId = tenantId;
    this.#keys = this.known.key ? [this.known.key] : publicKeys;
    this.#previousHash = previousHash;
    if (previousHash !== '0'.repeat(64)) this.#broken('seal_missing');
  }

  #row(line) {
    if (JSON.parse(line)[1] !== this.tenantId) this.#broken('rows_added');
    if (this.#part === 'unsealed') this.unsealed += 1;
    else if (this.#seal) this.#hashes.push(sha256(LEAF, line));
    else this.#broken('seal_missing');
  }

  #closeSeal() {
    if (!this.#seal) return;
    const problem = this.#problem(this.#seal, this.#hashes);
    if (problem) this.#broken(problem);
    this.seals += 1;
    this.rows += this.#hashes.length;
    this.head = this.#seal.hash ?? this.head;
    this.#previousHash = this.#seal.hash ?? '';
    this.#sawHead ||= this.#seal.hash === this.known.head;
    this.#seal = null;
    this.#hashes = [];
  }

  #problem(seal, hashes) {
    if (seal.missing || seal.seal !== this.seals + 1) return 'seal_missing';
    if (seal.previousHash !== this.#previousHash) return 'chain_broken';
    if (sha256(sealText(this.tenantId, seal)).toString('hex') !== seal.hash) return 'seal_changed';
    if (!isSigned(seal.hash, seal.signature, this.#keys)) return 'signature_invalid';
    if (hashes.length < seal.rows) return 'rows_removed';
    if (hashes.length > seal.rows) return 'rows_added';
    return merkleRoot(hashes) === seal.root ? null : 'rows_changed';
  }

  #end({ seals, rows, unsealed, head }) {
    this.#part = 'end';
    const said = [seals, rows, unsealed, head].join();
    if (said !== [this.seals, this.rows, this.unsealed, this.head].join()) this.#broken('seal_missing');
  }

  #broken(reason) {
    this.firstBroken ??= { seal: this.seals + 1, reason };
  }
}

/**
 * Verifies a proof.
 * @param {AsyncIterable<string> | Iterable<string>} lines of the file
 * @param {{ key?: string, head?: string }} [known] what the reader knows from elsewhere
 * @returns {Promise<{ intact: boolean, tenantId: string, seals: number, rows: number, unsealed: number,
 *   head: string | null, firstBroken: { seal: number, reason: string } | null }>}
 * @throws Error when the file is not a proof
 */
export async function verifyProof(lines, known = {}) {
  const reader = new ProofReader(known);
  for await (const line of lines) if (line !== '') reader.take(line);
  return reader.finish();
}

const REASONS = {
  seal_missing: 'a seal or the rest of the file is missing',
  chain_broken: 'it is not chained to the seal before it',
  seal_changed: 'the seal itself was changed',
  signature_invalid: 'its signature is not by the key',
  rows_removed: 'rows were removed',
  rows_added: 'rows were added',
  rows_changed: 'a row was changed',
  head_missing: 'the seal that you have seen before is gone: the end was cut off',
};

async function main() {
  const options = { key: { type: 'string' }, head: { type: 'string' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file] = positionals;
  if (!file)
    throw new Error('Usage: npm run audit:verify -- <proof.ndjson> [--key <public key>] [--head <hash>]');
  const result = await verifyProof(
    createInterface({ input: createReadStream(file), crlfDelay: Infinity }),
    values,
  );
  const { seals, rows, unsealed, head, firstBroken, tenantId } = result;
  console.log(`Tenant ${tenantId}: ${seals} seals over ${rows} rows; ${unsealed} rows not sealed yet.`);
  if (head) console.log(`The last seal is ${head}. Keep it: --head proves later that nothing was cut off.`);
  if (!values.key)
    console.log('Checked with the keys that the file names. Give --key to check with the one you noted.');
  console.log(
    firstBroken ? `BROKEN at seal ${firstBroken.seal}: ${REASONS[firstBroken.reason]}.` : 'Intact.',
  );
  process.exitCode = firstBroken ? 1 : 0;
}

if (process.argv[1]?.endsWith('verify-audit.mjs')) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
