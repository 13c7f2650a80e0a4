/**
 * Where the tour stops. Each names the elements that carry `data-tour` with the same word; the first one that is on
 * the screen is framed: a phone shows others than a wide window.
 */
export const TOUR_STEPS = ['tools', 'batch', 'history', 'palette', 'privacy'] as const;

export type TourStop = (typeof TOUR_STEPS)[number];
