import type { Ctx } from '@/core/context';
import { invalid } from '@/core/errors';
import { verifyAudit } from '../audit/audit.seals';
import { getTenant } from '../tenants/tenants.service';
import type { ReportContent, ReportQueryInput, ReportSection } from './report.schema';
import {
  accessTally,
  changeTally,
  dataRequestTally,
  keyFacts,
  memberFacts,
  refusedSignIns,
  type Span,
  type Tally,
} from './report.sql';

const DAY_MS = 24 * 3_600_000;
const DEFAULT_DAYS = 30;

/**
 * What an auditor asks of the tenant: who has access, sign-ins that were refused, use of keys, access to protected
 * data, changes, and the state of the audit log's proof. The framework decides which sections there are and which of
 * its criteria each answers.
 * @throws VALIDATION_ERROR for days in the wrong order
 */
export async function complianceReport(
  ctx: Ctx,
  { framework, from, to }: ReportQueryInput,
): Promise<ReportContent> {
  const span = spanOf(ctx, from, to);
  const { id, name } = await getTenant(ctx);
  const sections = [];
  for (const { section, criteria } of SECTIONS) {
    const answers = criteria[framework];
    if (answers) sections.push({ ...(await section(ctx, span)), criteria: answers });
  }
  return { framework, tenant: { id, name }, ...span, generatedAt: ctx.now, sections };
}

function spanOf(ctx: Ctx, from: string | undefined, to: string | undefined): Span {
  const today = ctx.now.toISOString().slice(0, 10);
  const end = new Date(Date.parse(`${to ?? today}T00:00:00Z`) + DAY_MS);
  const start = from ? new Date(`${from}T00:00:00Z`) : new Date(end.getTime() - DEFAULT_DAYS * DAY_MS);
  if (start >= end) throw invalid('from', 'The first day must not lie after the last.');
  return { from: start, to: end };
}

type Section = Omit<ReportSection, 'criteria'>;
interface Chapter {
  section: (ctx: Ctx, span: Span) => Promise<Section>;
  /** Framework → the criteria that it answers; absent where the framework does not ask. */
  criteria: Partial<Record<ReportQueryInput['framework'], string>>;
}

/** SOC 2: AICPA Trust Services Criteria 2017. GDPR: articles. HIPAA: 45 CFR 164. */
const SECTIONS: readonly Chapter[] = [
  {
    section: people,
    criteria: { soc2: 'CC6.1, CC6.2', gdpr: 'Art. 32', hipaa: '164.308(a)(4), 164.312(d)' },
  },
  { section: keys, criteria: { soc2: 'CC6.1', gdpr: 'Art. 32', hipaa: '164.312(a)' } },
  { section: refused, criteria: { soc2: 'CC7.2', gdpr: 'Art. 32', hipaa: '164.308(a)(5)(ii)(C)' } },
  { section: accesses, criteria: { soc2: 'CC6.7', gdpr: 'Art. 5(2), 30', hipaa: '164.312(b), 164.528' } },
  { section: changes, criteria: { soc2: 'CC8.1', gdpr: 'Art. 5(2)', hipaa: '164.312(b)' } },
  { section: proof, criteria: { soc2: 'CC7.1', gdpr: 'Art. 5(1)(f)', hipaa: '164.312(c)' } },
  { section: requests, criteria: { gdpr: 'Art. 15, 17, 20' } },
];

async function people(ctx: Ctx): Promise<Section> {
  const members = await memberFacts(ctx);
  const without = members.filter(
    (one) => one.status === 'active' && !one.second_factor && one.passkeys === 0,
  );
  return {
    id: 'people',
    title: 'People with access',
    columns: ['Name', 'E-mail', 'Role', 'Status', 'Second factor', 'Passkeys', 'Last sign-in'],
    rows: members.map((one) => [
      one.name,
      one.email,
      one.role,
      one.status,
      one.second_factor,
      one.passkeys,
      one.last_login_at?.toISOString() ?? null,
    ]),
    note: without.length > 0 ? `${without.length} active people sign in with a password alone.` : null,
  };
}

async function keys(ctx: Ctx, span: Span): Promise<Section> {
  const all = await keyFacts(ctx, span);
  return {
    id: 'keys',
    title: 'Programs with access',
    columns: ['Key', 'Begins with', 'Permissions', 'Expires', 'Revoked', 'Calls', 'Refused or failed'],
    rows: all.map((one) => [
      one.name,
      one.prefix,
      one.scopes,
      one.expires_at?.toISOString() ?? null,
      one.revoked_at?.toISOString() ?? null,
      Number(one.calls),
      Number(one.failures),
    ]),
    note: null,
  };
}

async function refused(ctx: Ctx, span: Span): Promise<Section> {
  const days = await refusedSignIns(ctx, span);
  return {
    id: 'refused-sign-ins',
    title: 'Refused sign-ins',
    columns: ['Day (UTC)', 'Times'],
    rows: days.map(({ day, times }) => [day, times]),
    note: 'Of people who belong to the tenant; who they were is in the access log.',
  };
}

async function accesses(ctx: Ctx, span: Span): Promise<Section> {
  const all = await accessTally(ctx, span, '%');
  const seen = all.filter(({ what }) => what !== 'session.refused');
  return { id: 'accesses', title: 'Access to protected data and exports', ...tallied(seen), note: null };
}

async function changes(ctx: Ctx, span: Span): Promise<Section> {
  const note = 'The 200 most frequent; each change is in the audit log.';
  return { id: 'changes', title: 'Changes', ...tallied(await changeTally(ctx, span)), note };
}

function tallied(rows: Tally[]): Pick<Section, 'columns' | 'rows'> {
  return {
    columns: ['What', 'By whom', 'Times', 'Last'],
    rows: rows.map(({ what, who, times, last_at: at }) => [what, who, times, at.toISOString()]),
  };
}

async function proof(ctx: Ctx): Promise<Section> {
  const found = { seals: 0, rows: 0, broken: null as string | null, unsealed: 0 };
  for (let from: number | null = 1; from !== null; ) {
    const verdict: Awaited<ReturnType<typeof verifyAudit>> = await verifyAudit(ctx, { from });
    found.seals += verdict.seals;
    found.rows += verdict.rows;
    found.unsealed = verdict.unsealed;
    if (verdict.firstBroken) found.broken = `seal ${verdict.firstBroken.seal}: ${verdict.firstBroken.reason}`;
    from = verdict.next;
  }
  return {
    id: 'proof',
    title: 'State of the audit log',
    columns: ['Intact', 'Seals', 'Sealed entries', 'Entries not sealed yet', 'First broken'],
    rows: [[found.broken === null, found.seals, found.rows, found.unsealed, found.broken]],
    note: 'Every entry was hashed again for this report and compared with the signed seals.',
  };
}

async function requests(ctx: Ctx, span: Span): Promise<Section> {
  const all = await dataRequestTally(ctx, span);
  return {
    id: 'data-requests',
    title: 'Requests of people about their own data',
    columns: ['Kind', 'State', 'Requests'],
    rows: all.map(({ kind, status, requests: count }) => [kind, status, count]),
    note: 'Of people who are members at this moment; erased people are members no more.',
  };
}
