'use client';

import { parseAbsolute, type ZonedDateTime } from '@internationalized/date';
import { clsx } from 'clsx';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from 'react-aria-components/Calendar';
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Popover } from 'react-aria-components/Popover';
import { FieldLabel, FieldNotes, type FieldProps, fieldClass } from './field';
import { iconButtonClass } from './icon-button';
import { popoverClass } from './popover-classes';
import { useViewerZone } from './viewer-zone';

export interface DateTimeFieldProps extends FieldProps {
  /** ISO 8601 instant in UTC, e.g. `2026-11-20T13:30:00Z`, or `null` while nothing is set. */
  value: string | null;
  /** Called with an ISO 8601 instant in UTC, or `null` when the field is emptied. */
  onChange: (instant: string | null) => void;
  name?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** IANA zone to type in; the viewer's own when left out. */
  timeZone?: string;
}

/** A moment, typed or picked in the viewer's zone and kept as an instant. */
export function DateTimeField(props: DateTimeFieldProps) {
  const viewerZone = useViewerZone();
  const zone = props.timeZone ?? viewerZone;
  // The server does not know the viewer's zone, so the field keeps its place until the browser says it.
  if (zone === null) return <div aria-hidden="true" className={clsx('h-14', props.className)} />;
  return <ZonedField {...props} zone={zone} />;
}

function ZonedField({ zone, ...props }: DateTimeFieldProps & { zone: string }) {
  const { label, description, error, className, value, onChange, timeZone: _, ...rest } = props;
  return (
    <DatePicker<ZonedDateTime>
      {...rest}
      granularity="minute"
      value={value === null ? null : parseAbsolute(value, zone)}
      placeholderValue={parseAbsolute(`${new Date().toISOString().slice(0, 10)}T09:00:00Z`, zone)}
      onChange={(moment) => onChange(moment ? moment.toAbsoluteString() : null)}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={clsx(fieldClass, className)}
    >
      <FieldLabel isRequired={rest.isRequired}>{label}</FieldLabel>
      <MomentInput />
      <FieldNotes description={description} error={error} />
      <MonthPopover />
    </DatePicker>
  );
}

function MomentInput() {
  return (
    <Group className="field-box flex h-8 w-full items-center ps-2 pointer-coarse:h-11 pointer-coarse:text-lg">
      {/* Running text, not flex items: the parts of a date must keep their order in right-to-left writing. */}
      <DateInput className="min-w-0 flex-1 overflow-x-auto whitespace-nowrap tabular-nums">
        {(segment) => (
          <DateSegment
            segment={segment}
            className="rounded-sm px-0.5 outline-none data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-muted data-focused:data-placeholder:text-on-accent"
          />
        )}
      </DateInput>
      <Button className="flex w-8 items-center justify-center self-stretch text-muted data-hovered:text-text pointer-coarse:w-11">
        <CalendarDays aria-hidden="true" className="size-4" />
      </Button>
    </Group>
  );
}

function MonthPopover() {
  return (
    <Popover className={popoverClass}>
      <Dialog className="p-3 outline-none">
        <Calendar>
          <header className="flex items-center pb-2">
            <Button slot="previous" className={iconButtonClass}>
              <ChevronLeft aria-hidden="true" className="rtl:rotate-180" />
            </Button>
            <Heading className="flex-1 text-center text-base font-medium" />
            <Button slot="next" className={iconButtonClass}>
              <ChevronRight aria-hidden="true" className="rtl:rotate-180" />
            </Button>
          </header>
          <CalendarGrid>
            <CalendarGridHeader>
              {(day) => (
                <CalendarHeaderCell className="pb-1 text-xs font-normal text-muted">{day}</CalendarHeaderCell>
              )}
            </CalendarGridHeader>
            <CalendarGridBody>
              {(date) => (
                <CalendarCell
                  date={date}
                  className="focus-ring flex size-8 cursor-default items-center justify-center rounded-md text-sm tabular-nums data-hovered:bg-hover data-outside-month:hidden data-selected:bg-accent data-selected:text-on-accent data-unavailable:opacity-40 pointer-coarse:size-11"
                />
              )}
            </CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}
