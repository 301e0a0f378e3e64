import { clock } from '@/core/clock';
import { newId } from '@/core/ids';
import * as login from '../../app/api/auth/login/route';
import * as accept from '../../app/api/invitations/accept/route';
import * as join from '../../app/api/invitations/join/route';
import * as look from '../../app/api/invitations/look/route';
import * as resend from '../../app/api/tenants/[tenantId]/invitations/[invitationId]/resend/route';
import * as invitation from '../../app/api/tenants/[tenantId]/invitations/[invitationId]/route';
import * as invitations from '../../app/api/tenants/[tenantId]/invitations/route';
import { anApiKey, aPerson, aTenant, eventTypes, inTenant, PASSWORD, seenBy } from '../support/factories';
import { type Answer, type Caller, call, signedIn } from '../support/harness';
import { lettersTo, tokenSentTo, tokensSentTo } from '../support/letters';

interface InvitationData {
  id: string;
  email: string;
  role: string;
  status: string;
  expiresAt: string;
}

const NEW_PASSWORD = 'Quiet-Harbour-42';
const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});

const anAddress = () => `guest-${newId()}@example.test`;
const invite = (by: Caller, body: Record<string, unknown>) =>
  by.call<InvitationData>(invitations.POST, { method: 'POST', body });
const say = (route: Parameters<typeof call>[0], body: unknown, headers?: Record<string, string>) =>
  call<Record<string, unknown>>(route, { method: 'POST', body, headers });

async function owner(): Promise<Caller> {
  const { tenantId } = await aTenant();
  return signedIn({ tenantId, role: 'owner' });
}

/** An owner, and an address they have invited, with the link's token. */
async function invited(role = 'editor') {
  const [by, email] = [await owner(), anAddress()];
  const { data } = await invite(by, { email, role });
  return { by, email, id: data.id, token: await tokenSentTo(email) };
}

async function membersOf(tenantId: string) {
  return seenBy(tenantId, (db) => db.membership.findMany({ include: { user: true } }));
}

describe('an invitation', () => {
  it('brings somebody new in: they see the offer, choose a password, and work', async () => {
    const { by, email, token } = await invited();
    const offer = await say(look.POST, { token });
    expect(offer.data).toMatchObject({ tenantName: 'Acme', role: 'editor', hasAccount: false });
    expect(offer.data.email).toBe(`g•••@example.test`);
    expect(offer.text).not.toContain(email);
    const accepted = await say(accept.POST, { token, name: 'محمد علي', password: NEW_PASSWORD });
    expect(accepted).toMatchObject({ status: 200, data: { tenantId: by.tenantId, role: 'editor', email } });
    const signIn = await say(login.POST, { email, password: NEW_PASSWORD });
    expect(signIn).toMatchObject({ status: 200, data: { tenantId: by.tenantId } });
    const member = (await membersOf(by.tenantId)).find(({ user }) => user.email === email);
    expect(member).toMatchObject({ role: 'editor', status: 'active', user: { name: 'محمد علي' } });
    expect(member?.user.emailVerifiedAt).not.toBeNull();
    expect(await eventTypes(by.tenantId)).toEqual([
      'invitation.sent',
      'user.created',
      'member.added',
      'invitation.accepted',
      'session.started',
    ]);
  });

  it('is accepted by somebody with an account with their present password only', async () => {
    const by = await owner();
    const { email, userId } = await aPerson();
    await invite(by, { email, role: 'viewer' });
    const token = await tokenSentTo(email);
    expect((await say(look.POST, { token })).data).toMatchObject({ hasAccount: true });
    expect(await say(accept.POST, { token, password: NEW_PASSWORD })).toMatchObject({
      status: 401,
      code: 'INVALID_CREDENTIALS',
    });
    expect((await say(accept.POST, { token, password: PASSWORD })).status).toBe(200);
    expect((await membersOf(by.tenantId)).map((row) => row.userId)).toContain(userId);
    expect((await say(login.POST, { email, password: NEW_PASSWORD })).status).toBe(401);
  });

  it('is no way to guess passwords: the sixth try is refused as at sign-in', async () => {
    const by = await owner();
    const { email } = await aPerson();
    await invite(by, { email, role: 'viewer' });
    const token = await tokenSentTo(email);
    for (let tries = 0; tries < 5; tries += 1)
      expect((await say(accept.POST, { token, password: 'Wrong-Horse-7' })).status).toBe(401);
    expect(await say(accept.POST, { token, password: PASSWORD })).toMatchObject({ status: 429 });
    expect((await say(login.POST, { email, password: PASSWORD })).status).toBe(429);
  });

  it('is joined by who is signed in with its address, and by nobody else', async () => {
    const by = await owner();
    const home = await aTenant();
    const { email, userId } = await aPerson({ tenantId: home.tenantId });
    const [guest, stranger] = [
      await signedIn({ tenantId: home.tenantId, userId }),
      await signedIn({ tenantId: home.tenantId, role: 'viewer' }),
    ];
    await invite(by, { email, role: 'viewer' });
    const token = await tokenSentTo(email);
    const asking = (who: Caller) => who.call(join.POST, { method: 'POST', body: { token } });
    expect((await asking(stranger)).status).toBe(403);
    expect(await asking(guest)).toMatchObject({ status: 200, data: { tenantId: by.tenantId } });
  });

  it('asks for a name and a password that will do', async () => {
    const { token, email } = await invited();
    const tried = async (body: Record<string, unknown>) =>
      (await say(accept.POST, { token, ...body })).details?.map(({ field }) => field);
    expect(await tried({ password: NEW_PASSWORD })).toEqual(['name']);
    expect(await tried({ name: 'Ada', password: 'weak' })).toEqual(['password']);
    expect(await tried({ name: 'Ada', password: 'Password1!' })).toEqual(['password']);
    expect(await tried({ name: ' ', password: NEW_PASSWORD })).toContain('name');
    // Refusals leave the link as it was.
    expect((await say(accept.POST, { token, name: 'Ada', password: NEW_PASSWORD })).status).toBe(200);
    expect(await lettersTo(email)).toHaveLength(1);
  });
});

describe('a link', () => {
  async function refused(token: string) {
    const answers = [
      await say(look.POST, { token }),
      await say(accept.POST, { token, name: 'Ada', password: NEW_PASSWORD }),
    ];
    expect(answers.map(({ status, code }) => [status, code])).toEqual([
      [401, 'INVALID_TOKEN'],
      [401, 'INVALID_TOKEN'],
    ]);
    return answers[0]?.error;
  }

  it('does not work when used, taken back, renewed, expired or invented, all answered alike', async () => {
    const used = await invited();
    await say(accept.POST, { token: used.token, name: 'Ada', password: NEW_PASSWORD });
    const taken = await invited();
    await taken.by.call(invitation.DELETE, { method: 'DELETE', params: { invitationId: taken.id } });
    const renewed = await invited();
    await invite(renewed.by, { email: renewed.email, role: 'viewer' });
    const old = await invited();
    const sentences = new Set([
      await refused(used.token),
      await refused(taken.token),
      await refused(renewed.token),
      await refused('A'.repeat(43)),
      await refused("' or 1=1 --"),
    ]);
    clock.now = () => new Date(realNow().getTime() + 7 * 24 * 3600 * 1000 + 1000);
    sentences.add(await refused(old.token));
    expect(sentences.size).toBe(1);
  });

  it('of a tenant that was suspended meanwhile does not work', async () => {
    const { by, token } = await invited();
    await inTenant(by.tenantId, (db) =>
      db.tenant.update({ where: { id: by.tenantId }, data: { status: 'suspended' } }),
    );
    await refused(token);
  });

  it('is sent again with seven more days, and the earlier one stops', async () => {
    const { by, email, id, token } = await invited();
    clock.now = () => new Date(realNow().getTime() + 6 * 24 * 3600 * 1000);
    const again = await by.call<InvitationData>(resend.POST, {
      method: 'POST',
      params: { invitationId: id },
      // An access token has expired by now; a program's key has not.
      headers: { authorization: `Bearer ${await anApiKey({ tenantId: by.tenantId })}` },
    });
    expect(again.status).toBe(200);
    await refused(token);
    clock.now = () => new Date(realNow().getTime() + 12 * 24 * 3600 * 1000);
    const fresh = await tokenSentTo(email);
    expect((await say(accept.POST, { token: fresh, name: 'Ada', password: NEW_PASSWORD })).status).toBe(200);
  });
});

describe('inviting', () => {
  const shape = (answer: Answer<InvitationData>) => ({
    status: answer.status,
    fields: Object.keys(answer.data).sort(),
    said: { role: answer.data.role, status: answer.data.status, message: answer.message },
  });

  it('answers alike for a stranger, somebody with an account and a member, who is told by letter', async () => {
    const by = await owner();
    const [known, member] = [await aPerson(), await aPerson({ tenantId: by.tenantId, role: 'viewer' })];
    const addresses = [anAddress(), known.email, member.email];
    const answers = [];
    for (const email of addresses) answers.push(shape(await invite(by, { email, role: 'editor' })));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    const [letter] = await lettersTo(member.email);
    expect(letter?.subject).toContain('already');
    expect(letter?.text).not.toMatch(/invitation#/);
    const list = await by.call<InvitationData[]>(invitations.GET, { query: { status: 'pending' } });
    expect(list.data.map(({ email }) => email).sort()).toEqual([...addresses].sort());
  });

  it('keeps one pending invitation per address, however many invite at once', async () => {
    const [by, email] = [await owner(), anAddress()];
    const other = await signedIn({ tenantId: by.tenantId, role: 'admin' });
    const all = await Promise.all(
      [by, other, by, other].map((one) => invite(one, { email: email.toUpperCase(), role: 'viewer' })),
    );
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(all.map(({ data }) => data.id)).size).toBe(1);
    expect(await seenBy(by.tenantId, (db) => db.invitation.count({ where: { status: 'pending' } }))).toBe(1);
  });

  it('gives nothing that the inviter lacks, and does not flood an address', async () => {
    const { tenantId } = await owner();
    const admin = await signedIn({ tenantId, role: 'admin' });
    expect((await invite(admin, { email: anAddress(), role: 'owner' })).status).toBe(403);
    expect((await invite(admin, { email: anAddress(), role: 'location_admin' })).status).toBe(422);
    const email = anAddress();
    for (let times = 0; times < 5; times += 1)
      expect((await invite(admin, { email, role: 'viewer' })).status).toBe(201);
    expect(await invite(admin, { email, role: 'viewer' })).toMatchObject({ status: 429 });
    expect(await lettersTo(email)).toHaveLength(5);
  });

  it('writes in the tenant’s language', async () => {
    const [by, email] = [await owner(), anAddress()];
    await inTenant(by.tenantId, (db) =>
      db.tenant.update({ where: { id: by.tenantId }, data: { locale: 'ar-IQ' } }),
    );
    await invite(by, { email, role: 'viewer', name: 'سارة' });
    const [letter] = await lettersTo(email);
    expect(letter?.html).toContain('dir="rtl"');
    expect(letter?.text).toContain('سارة');
  });

  it('cannot be taken back after it was accepted; taking back twice changes nothing', async () => {
    const { by, id, token } = await invited();
    await say(accept.POST, { token, name: 'Ada', password: NEW_PASSWORD });
    const back = (invitationId: string) =>
      by.call(invitation.DELETE, { method: 'DELETE', params: { invitationId } });
    expect(await back(id)).toMatchObject({ status: 409, code: 'INVALID_TRANSITION' });
    const { data } = await invite(by, { email: anAddress(), role: 'viewer' });
    expect([(await back(data.id)).status, (await back(data.id)).status]).toEqual([200, 200]);
    const foreign = await owner();
    const theirs = await foreign.call(invitation.DELETE, {
      method: 'DELETE',
      params: { invitationId: data.id },
    });
    expect(theirs.status).toBe(404);
  });
});

it('200 invitations accepted twice each at once make 200 members, one each', async () => {
  const by = await owner();
  const addresses = Array.from({ length: 200 }, anAddress);
  for (const email of addresses) expect((await invite(by, { email, role: 'viewer' })).status).toBe(201);
  const tokens = await tokensSentTo(addresses);
  const answers = await Promise.all(
    tokens.flatMap((token) =>
      [0, 1].map(() => say(accept.POST, { token, name: 'Ada', password: NEW_PASSWORD })),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(200);
  expect(answers.filter(({ code }) => code === 'INVALID_TOKEN')).toHaveLength(200);
  const members = await membersOf(by.tenantId);
  expect(members.filter(({ role }) => role === 'viewer')).toHaveLength(200);
  expect(new Set(members.map(({ user }) => user.email)).size).toBe(201);
}, 60_000);
