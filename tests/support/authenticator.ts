import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 };

interface Asked {
  challenge: string;
}

/** An authenticator as WebAuthn describes it, in software: one ES256 key for one site, with a counter. */
export function anAuthenticator({ rpId = 'localhost', origin = 'http://localhost:3000' } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const state = { counter: 0, verifiesPerson: true };

  const clientData = (type: string, { challenge }: Asked) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (extra: number, rest: Buffer[] = []) => {
    const flags = FLAGS.present | (state.verifiesPerson ? FLAGS.verified : 0) | extra;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(state.counter);
    const rpHash = createHash('sha256').update(rpId).digest();
    return Buffer.concat([rpHash, Buffer.from([flags]), counter, ...rest]);
  };
  const credential = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' };

  return {
    state,
    /** Answers the options of a registration. */
    register(options: Asked) {
      const length = Buffer.from([0, id.length]);
      const attested = [Buffer.alloc(16), length, id, coseKey(publicKey.export({ format: 'jwk' }))];
      const attestationObject = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authenticatorData(FLAGS.attested, attested))],
      ]);
      const clientDataJSON = clientData('webauthn.create', options).toString('base64url');
      const response = {
        clientDataJSON,
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      };
      return { ...credential, response, clientExtensionResults: {} };
    },
    /** Answers the options of a sign-in, counting one up unless the counter was set by hand. */
    signIn(options: Asked, counter = state.counter + 1) {
      state.counter = counter;
      const data = clientData('webauthn.get', options);
      const about = authenticatorData(0);
      const signed = Buffer.concat([about, createHash('sha256').update(data).digest()]);
      const response = {
        clientDataJSON: data.toString('base64url'),
        authenticatorData: about.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      };
      return { ...credential, response, clientExtensionResults: {} };
    },
  };
}

/** A public key of P-256 in COSE (RFC 9053): kty EC2, alg ES256, crv P-256, x, y. */
function coseKey({ x = '', y = '' }: { x?: string; y?: string }): Buffer {
  return cborMap([
    [Buffer.from([0x01]), Buffer.from([0x02])],
    [Buffer.from([0x03]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([0x01])],
    [Buffer.from([0x21]), cborBytes(Buffer.from(x, 'base64url'))],
    [Buffer.from([0x22]), cborBytes(Buffer.from(y, 'base64url'))],
  ]);
}

function cborMap(pairs: [Buffer, Buffer][]): Buffer {
  return Buffer.concat([Buffer.from([0xa0 | pairs.length]), ...pairs.flat()]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 | text.length]), Buffer.from(text)]);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]);
}
