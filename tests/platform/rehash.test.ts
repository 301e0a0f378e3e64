import '../support/hash-at-higher-cost';
import bcrypt from 'bcrypt';
import { newId } from '@/core/ids';
import { aPerson, inTenant, PASSWORD } from '../support/factories';
import { signIn } from '../support/sign-in';

it('a hash of a lower cost is made anew when its person signs in, and by nobody else', async () => {
  const { email, userId } = await aPerson();
  const passwordHash = await bcrypt.hash(PASSWORD, 4);
  const asPerson = <T>(work: Parameters<typeof inTenant<T>>[1]) => inTenant(newId(), work, userId);
  await asPerson((db) => db.user.update({ where: { id: userId }, data: { passwordHash } }));
  const kept = () => asPerson((db) => db.user.findUniqueOrThrow({ where: { id: userId } }));
  await signIn({ email, password: 'Wrong-Horse-7' });
  expect((await kept()).passwordHash).toBe(passwordHash);
  expect((await signIn({ email, password: PASSWORD })).status).toBe(200);
  expect(bcrypt.getRounds((await kept()).passwordHash ?? '')).toBe(6);
  expect((await signIn({ email, password: PASSWORD })).status).toBe(200);
});
