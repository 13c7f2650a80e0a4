import autocannon from 'autocannon';

export interface LoadResult {
	readonly name: string;
	readonly connections: number;
	/** Texts of one request. */
	readonly texts: number;
	readonly requestsPerSecond: number;
	readonly textsPerSecond: number;
	readonly p50Ms: number;
	readonly p99Ms: number;
	/** Answers other than 2xx, and connections that broke. */
	readonly failures: number;
}

export interface Load {
	readonly name: string;
	readonly url: string;
	readonly secret: string;
	readonly connections: number;
	readonly seconds: number;
	/** Texts of one request. */
	readonly texts: number;
	/** Requests a second in all; as many as can be where absent. */
	readonly rate?: number | undefined;
	readonly nextText: () => string;
}

/** Sends sentiment requests from this process, over sockets that are kept open. */
export async function runLoad(load: Load): Promise<LoadResult> {
	const { name, url, secret, connections, seconds, texts, rate, nextText } = load;
	const body = () => {
		const inputs = Array.from({ length: texts }, nextText);
		return JSON.stringify({ inputs: texts === 1 ? inputs[0] : inputs });
	};
	const result = await autocannon({
		url: `${url}/api/v1/sentiment`,
		connections,
		duration: seconds,
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': secret },
		...(rate === undefined ? {} : { overallRate: rate }),
		requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }]
	});
	const perSecond = result['2xx'] / result.duration;
	return {
		name,
		connections,
		texts,
		requestsPerSecond: perSecond,
		textsPerSecond: perSecond * texts,
		p50Ms: result.latency.p50,
		p99Ms: result.latency.p99,
		failures: result.non2xx + result.errors
	};
}
