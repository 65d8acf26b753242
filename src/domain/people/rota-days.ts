// The days of the week on which somebody can be asked first.

import type { Weekday } from '../shared/clock-time.ts';

export const ROTA_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const satisfies readonly Weekday[];
export type RotaDay = (typeof ROTA_DAYS)[number];

export const isRotaDay = (text: string): text is RotaDay => ROTA_DAYS.some((day) => day === text);
