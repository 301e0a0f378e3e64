import '../support/hash-at-higher-cost';
import { closePrisma } from '@/core/db/client';
import { closePool } from '@/core/db/pool';
import { newId } from '@/core/ids';
import * as forgotRoute from '../../app/api/auth/forgot-password/route';
import * as loginRoute from '../../app/api/auth/login/route';
import * as registerRoute from '../../app/api/auth/register/route';
import { aPerson, PASSWORD } from '../support/factories';
import { post } from '../support/sign-in';

// Nobody learns who has an account, neither by the answer nor by its time: 200 tries each at addresses that are known,
// and at two groups that are not, in turns. The two unknown groups tell how far apart chance alone lays them.

const TRIES = 200;
const WARM_UP = 20;
/** Standard deviations of the Mann-Whitney statistic; by chance alone it is passed once in some 60,000 runs. */
const MOST_Z = 4;

afterAll(async () => {
  await closePrisma();
  await closePool();
});

let place = 0;
const from = () => {
  place += 1;
  return { headers: { 'x-forwarded-for': `10.${(place >> 16) & 255}.${(place >> 8) & 255}.${place & 255}` } };
};

const WAYS = {
  login: (email: string) => post(loginRoute.POST, { email, password: 'Wrong-Horse-7' }, from()),
  forgot: (email: string) => post(forgotRoute.POST, { email }, from()),
  register: (email: string) => post(registerRoute.POST, { email, password: PASSWORD, name: 'Ada' }, from()),
};
type Try = { milliseconds: number; answer: string };
const GROUPS = ['known', 'unknown', 'unknown too'] as const;
type Group = (typeof GROUPS)[number];

async function measure(way: keyof typeof WAYS): Promise<Record<Group, Try[]>> {
  const tries: Record<Group, Try[]> = { known: [], unknown: [], 'unknown too': [] };
  for (let round = 0; round < TRIES + WARM_UP; round += 1) {
    const known = await aPerson();
    // In turns and each time in another order, so that what the machine does besides falls on all alike.
    for (let step = 0; step < GROUPS.length; step += 1) {
      const group = GROUPS[(round + step) % GROUPS.length] ?? 'known';
      const email = group === 'known' ? known.email : `${newId().slice(-12)}@example.test`;
      const begun = performance.now();
      const { status, code, error, message, text } = await WAYS[way](email);
      const milliseconds = performance.now() - begun;
      const answer = JSON.stringify({ status, code, error, message, length: text.length - email.length });
      if (round >= WARM_UP) tries[group].push({ milliseconds, answer });
    }
  }
  return tries;
}

/** How far the ranks of one group stand from those of another, in standard deviations; 0 when neither is slower. */
function mannWhitney(one: number[], other: number[]): number {
  const all = [
    ...one.map((value) => ({ value, mine: true })),
    ...other.map((value) => ({ value, mine: false })),
  ];
  all.sort((a, b) => a.value - b.value);
  const rankSum = all.reduce((sum, { mine }, index) => (mine ? sum + index + 1 : sum), 0);
  const [n, m] = [one.length, other.length];
  const statistic = rankSum - (n * (n + 1)) / 2;
  return (statistic - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

const timesOf = (tries: Try[]) => tries.map(({ milliseconds }) => milliseconds);
function quantile(values: number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
}

test.each(Object.keys(WAYS) as (keyof typeof WAYS)[])(
  '%s answers and takes time alike for known and unknown addresses',
  async (way) => {
    const tries = await measure(way);
    const chance = mannWhitney(timesOf(tries['unknown too']), timesOf(tries.unknown));
    const z = mannWhitney(timesOf(tries.known), timesOf(tries.unknown));
    const figures = GROUPS.map((group) => {
      const times = timesOf(tries[group]);
      return `${group} ${quantile(times, 0.5)} (p90 ${quantile(times, 0.9)})`;
    });
    process.stdout.write(
      `${way}: median ms ${figures.join(', ')}; z ${z.toFixed(2)}, by chance ${chance.toFixed(2)}\n`,
    );
    const answers = new Set(GROUPS.flatMap((group) => tries[group].map(({ answer }) => answer)));
    expect([...answers]).toHaveLength(1);
    expect(Math.abs(z)).toBeLessThan(MOST_Z);
  },
  240_000,
);
