import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import packageJson from '#package' with { type: 'json' };
import { SETTING_NAMES } from '#server/config/settings.ts';

/** What no linter knows: that the files agree with the program and with each other. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const dockerfile = read('Dockerfile');
const nginx = read('deploy/nginx.conf');
const serviceSchema = z.looseObject({
	image: z.string(),
	command: z.array(z.string()).optional(),
	environment: z.record(z.string(), z.string()).optional()
});
const compose = z
	.object({ services: z.record(z.string(), serviceSchema) })
	.parse(parse(read('compose.yaml'), { merge: true }));
const manifests = readdirSync(join(ROOT, 'deploy/k8s'))
	.flatMap((file) => parseAllDocuments(read(`deploy/k8s/${file}`)))
	.map((document) => z.looseObject({ kind: z.string() }).parse(document.toJS()));

describe('the Dockerfile', () => {
	it('copies what there is, runs as nobody special, and is looked after', () => {
		const copied = [...dockerfile.matchAll(/^COPY --from=build (.+) \S+$/gm)]
			.flatMap(([, paths = '']) => paths.split(' '))
			.map((path) => path.replace('/app/', ''));
		expect(copied.length).toBeGreaterThan(5);
		// `build` and `node_modules` are made by the stage before.
		for (const path of copied) {
			if (!['build', 'node_modules'].includes(path))
				expect(existsSync(join(ROOT, path)), path).toBe(true);
		}
		expect(dockerfile).toMatch(/^USER [1-9]\d*$/m);
		expect(dockerfile).toMatch(/^HEALTHCHECK /m);
		for (const [, script = ''] of dockerfile.matchAll(/"(scripts\/[^"]+)"/g)) {
			expect(existsSync(join(ROOT, script)), script).toBe(true);
		}
	});

	it('finds what it needs to run among the dependencies that are left', () => {
		expect(Object.keys(packageJson.dependencies)).toEqual(
			expect.arrayContaining(['tsx', 'hono', 'pg'])
		);
	});
});

describe('compose.yaml', () => {
	it('sets variables that the server reads', () => {
		const own = ['app', 'worker'].map((name) => compose.services[name]);
		for (const service of own) {
			expect(Object.keys(service?.environment ?? {}).length).toBeGreaterThan(4);
			for (const name of Object.keys(service?.environment ?? {})) {
				expect(SETTING_NAMES, name).toContain(name);
			}
		}
	});

	it('fixes the version of every image', () => {
		for (const { image } of Object.values(compose.services)) {
			expect(image).toMatch(/^(textai-studio:latest|[a-z]+:\d[\w.-]+)$/);
		}
	});

	it('names the instances as nginx does', () => {
		const [, host = '', port] = /server (\w+):(\d+) /.exec(nginx) ?? [];
		expect(compose.services[host]).toBeDefined();
		expect(dockerfile).toContain(`PORT=${port}`);
	});
});

describe('the manifests', () => {
	it('set variables that the server reads', () => {
		const config = manifests.find(({ kind }) => kind === 'ConfigMap');
		const names = Object.keys(z.record(z.string(), z.string()).parse(config?.['data']));
		expect(names.filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
	});

	it('scale and probe instances and workers, none of them as root', () => {
		const scaled = manifests.filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
		const deployments = manifests.filter(({ kind }) => kind === 'Deployment');
		expect([deployments.length, scaled.length]).toEqual([2, 2]);
		for (const deployment of deployments) {
			const text = JSON.stringify(deployment);
			expect(text).toContain('"path":"/ready"');
			expect(text).toContain('"path":"/health"');
			expect(text).toContain('"runAsNonRoot":true');
			expect(text).toContain('"readOnlyRootFilesystem":true');
		}
	});

	it('are all listed', () => {
		const listed = z
			.object({ resources: z.array(z.string()) })
			.parse(parse(read('deploy/k8s/kustomization.yaml'))).resources;
		const files = readdirSync(join(ROOT, 'deploy/k8s')).filter(
			(file) => file !== 'kustomization.yaml'
		);
		expect(listed.toSorted()).toEqual(files.toSorted());
	});
});
