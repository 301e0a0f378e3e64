'use client';

import { useState } from 'react';
import type { ListQuery } from '@/ui/patterns/list-query';

const EVERYTHING: ListQuery = { search: '', sort: null, filters: {}, cursor: null };

/** A list's query beside another list's on one page: the address could keep only one. */
export function useOwnQuery(): [ListQuery, (query: ListQuery) => void] {
  return useState(EVERYTHING);
}
