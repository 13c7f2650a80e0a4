import { z } from 'zod';

const clickSchema = z.object({
	points: z.array(z.object({ pointIndex: z.int(), curveNumber: z.int() })).min(1)
});

/** Which bar or point a click of Plotly's meant. */
export function clickedPoint(
	event: unknown
): { readonly label: number; readonly series: number } | undefined {
	const read = clickSchema.safeParse(event);
	const point = read.success ? read.data.points[0] : undefined;
	return point && { label: point.pointIndex, series: point.curveNumber };
}
