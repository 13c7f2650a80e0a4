import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vite';
import { words } from './scripts/words/plugin.mjs';
import { drawnIcons } from './scripts/vite-icons.mjs';
import { fewerChunks } from './scripts/vite-chunks.mjs';
import { crossOriginIsolation, offlineFiles, serveModels } from './scripts/vite-plugins.mjs';

// Without this condition the bundle holds a second, unused copy of the ONNX Runtime WASM (27 MB).
const conditions = ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions];

export default defineConfig({
	plugins: [
		words(),
		drawnIcons(),
		tailwindcss(),
		sveltekit(),
		fewerChunks(),
		offlineFiles(process.env.BUILD_ID ?? 'none'),
		crossOriginIsolation(),
		serveModels()
	],
	resolve: { conditions },
	worker: { format: 'es' },
	build: { target: 'es2022', chunkSizeWarningLimit: 1200 }
});
