import type { Ctx } from '@/core/context';
import { encrypt } from '@/core/crypto';
import { key } from '@/core/db/rows';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { newSecret } from '@/core/webhooks/signing';
import { webhookUpdated } from '../events';
import { secretLabel } from './delivery';
import type { RotateSecretInput } from './webhooks.schema';
import { asWire, lockWebhook, shown } from './webhooks.service';

const HOUR_MS = 3_600_000;

/**
 * Gives a webhook a new signing secret. The one before signs beside it until the overlap ends, so that the receiver can
 * change over without losing a delivery. The answer holds the secret, for the only time.
 * @throws CONFLICT while the overlap of the last rotation runs: a third secret would silence the first
 */
export async function rotateSecret(
  ctx: Ctx,
  webhookId: string,
  { overlapHours, signing }: RotateSecretInput,
) {
  const before = await lockWebhook(ctx, webhookId);
  const { secretEncrypted } = await ctx.db.webhook.findUniqueOrThrow({ where: key(ctx, webhookId) });
  if (before.formerSecretUntil && before.formerSecretUntil > ctx.now) {
    const until = before.formerSecretUntil.toISOString();
    throw new AppError(
      'CONFLICT',
      `The secret was rotated a short time ago; the one before it signs until ${until}.`,
    );
  }
  const kind = signing ?? before.signing;
  const { secret, publicKey } = newSecret(kind);
  const former =
    overlapHours === 0
      ? { formerSecretEncrypted: null, formerSecretUntil: null }
      : {
          formerSecretEncrypted: secretEncrypted,
          formerSecretUntil: new Date(ctx.now.getTime() + overlapHours * HOUR_MS),
        };
  const webhook = asWire(
    await ctx.db.webhook.update({
      where: key(ctx, webhookId),
      data: { signing: kind, publicKey, secretEncrypted: encrypt(secret, secretLabel(webhookId)), ...former },
    }),
  );
  await record(ctx, webhookUpdated, webhook.id, webhook);
  return { ...webhook, secret: shown(webhook, secret) };
}
