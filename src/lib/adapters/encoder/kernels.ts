import { z } from 'zod';

type Kernel = (...numbers: readonly number[]) => number | undefined;

const kernelSchema = z.custom<Kernel>((value) => typeof value === 'function');

/** What `kernels/encoder/` exports; its comments say what each takes. All addresses are in the memory handed in. */
const kernelsSchema = z.object({
	packWeights: kernelSchema,
	quantiseRows: kernelSchema,
	multiply: kernelSchema,
	repair: kernelSchema,
	gelu: kernelSchema,
	normalise: kernelSchema,
	embed: kernelSchema,
	attend: kernelSchema
});
export type Kernels = z.infer<typeof kernelsSchema>;

/** A module of one function: three vectors of zeros, `i32x4.relaxed_dot_i8x16_i7x16_add_s`, drop. */
const ZEROS = [253, 12, ...Array.from({ length: 16 }, () => 0)];
const BODY = [0, ...ZEROS, ...ZEROS, ...ZEROS, 253, 147, 2, 26, 11];
const PROBE = Uint8Array.from([
	...[0, 97, 115, 109, 1, 0, 0, 0],
	...[1, 4, 1, 96, 0, 0],
	...[3, 2, 1, 0],
	...[10, BODY.length + 2, 1, BODY.length, ...BODY]
]);

/** Whether the faster build runs here: both give the same numbers, bit for bit. */
export function hasRelaxedSimd(): boolean {
	return WebAssembly.validate(PROBE);
}

export async function openKernels(
	module: WebAssembly.Module,
	memory: WebAssembly.Memory
): Promise<Kernels> {
	const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
	return kernelsSchema.parse({ ...exports });
}
