import type { GpuKind } from '#lib/domain/inference/choose-device.ts';

/** Names that software adapters give themselves: Chromium's SwiftShader, Mesa's llvmpipe, Windows' WARP. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render/i;

/** Asks the browser for an adapter, as ONNX Runtime will. Works in pages and in workers; never throws. */
export async function detectGpu(): Promise<GpuKind> {
	try {
		// Not in every browser, nor on addresses that are not secure, whatever the types say.
		if (!('gpu' in navigator)) return 'none';
		const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
		if (!adapter) return 'none';
		const { isFallbackAdapter, vendor, architecture, device, description } = adapter.info;
		const isSoftware =
			isFallbackAdapter || SOFTWARE.test([vendor, architecture, device, description].join(' '));
		return isSoftware ? 'software' : 'hardware';
	} catch {
		return 'none';
	}
}
