/** Drawn on 16 × 16, stroked in the colour of their words. */
export const icons = {
  week: 'M2 4h8M2 8h12M2 12h8M12.5 3l1 1 1.5-2',
  checkIn: 'M3 13l1-4 7-7 3 3-7 7-4 1M9.5 3.5l3 3',
  team: 'M5.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1 14c0-3 2-4.5 4.5-4.5S10 11 10 14M11 7.5a2 2 0 1 0-1-3.8M12 9.7c2 .3 3 1.8 3 4.3',
  company: 'M3 14V2h6v12M9 6h4v8M1.5 14h13M5 5h2M5 8h2M5 11h2',
  alignment: 'M6 1.5h4v3H6zM1.5 11.5h4v3h-4zM10.5 11.5h4v3h-4zM8 4.5v3.5M3.5 11.5V8h9v3.5',
  rollup: 'M2 14V8M6 14V3M10 14V6M14 14V10',
  notes: 'M3 2h10v12H3zM5.5 5.5h5M5.5 8.5h5',
  periods: 'M2 3.5h12v10.5H2zM2 6.5h12M5 2v3M11 2v3M5 9.5h2M9 9.5h2',
  search: 'M2.5 7a4.5 4.5 0 1 0 9 0 4.5 4.5 0 0 0-9 0ZM10.5 10.5l3.5 3.5',
  admin:
    'M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7M9 4.5a2 2 0 1 0 4 0 2 2 0 0 0-4 0ZM3 11.5a2 2 0 1 0 4 0 2 2 0 0 0-4 0Z',
  settings: 'M8 8.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14.5c0-2.5 2.5-4 5.5-4s5.5 1.5 5.5 4',
  more: 'M2.5 8a.5.5 0 1 0 1 0 .5.5 0 0 0-1 0ZM7.5 8a.5.5 0 1 0 1 0 .5.5 0 0 0-1 0ZM12.5 8a.5.5 0 1 0 1 0 .5.5 0 0 0-1 0Z',
  leave: 'M6 2.5H2.5v11H6M6 8h8M11 5l3 3-3 3',
} as const

export type Icon = keyof typeof icons
