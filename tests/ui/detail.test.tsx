import { screen, waitFor, within } from '@testing-library/react';
import { Badge } from '@/ui/kit/badge';
import { ApiError } from '@/ui/patterns/api-answer';
import { DetailView } from '@/ui/patterns/detail-view';
import { barriers, draw } from './support/draw';

function open(onApply: (reason: string) => Promise<void>) {
  return draw(
    <DetailView
      title="Drift in logs"
      status={<Badge tone="warning">pending</Badge>}
      facts={[{ name: 'Severity', value: 'high' }]}
      actions={[
        {
          id: 'reject',
          label: 'Reject',
          tone: 'danger',
          explanation: 'The real state is changed back.',
          reason: 'required',
          onApply,
        },
      ]}
      history={<p>Found by a scan.</p>}
    />,
  );
}

test('a step that needs a reason is taken with it, and only with it', async () => {
  const reasons: string[] = [];
  const { user } = open(async (reason) => {
    reasons.push(reason);
  });
  expect(await barriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Reject' }));
  const question = await screen.findByRole('alertdialog', { name: 'Reject' });
  expect(await barriers(question)).toEqual([]);
  const confirm = within(question).getByRole('button', { name: 'Reject' });
  expect(confirm).toBeDisabled();
  await user.type(within(question).getByRole('textbox', { name: 'Reason' }), '  not ours ');
  await user.click(confirm);
  await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
  expect(reasons).toEqual(['not ours']);
});

test('a step that is refused says why and keeps the reason', async () => {
  const { user } = open(() => Promise.reject(new ApiError('x', 403, 'FORBIDDEN')));
  await user.click(screen.getByRole('button', { name: 'Reject' }));
  const question = await screen.findByRole('alertdialog');
  await user.type(within(question).getByRole('textbox', { name: 'Reason' }), 'not ours');
  await user.click(within(question).getByRole('button', { name: 'Reject' }));
  expect(await screen.findByText('Your role does not allow this')).toBeInTheDocument();
  expect(within(question).getByRole('textbox', { name: 'Reason' })).toHaveValue('not ours');
});
