export interface CodeSample {
	readonly name: string;
	readonly code: string;
}

/**
 * The same call in three languages. The key comes from the environment: in a program it would be copied about.
 * @param server address of the optional server, without a slash at its end
 */
export function codeSamples(server: string): CodeSample[] {
	const url = `${server}/api/v1/sentiment`;
	return [
		{
			name: 'curl',
			code: `curl ${url} \\
  -H "Authorization: Bearer $TEXTAI_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"inputs": "Not bad at all."}'`
		},
		{
			name: 'TypeScript',
			code: `const response = await fetch('${url}', {
  method: 'POST',
  headers: {
    Authorization: \`Bearer \${process.env.TEXTAI_KEY}\`,
    'Content-Type': 'application/json'
  },
  body: JSON.stringify({ inputs: 'Not bad at all.' })
});
if (!response.ok) throw new Error(await response.text());
console.log(await response.json());`
		},
		{
			name: 'Python',
			code: `import json, os, urllib.request

request = urllib.request.Request(
    "${url}",
    data=json.dumps({"inputs": "Not bad at all."}).encode(),
    headers={
        "Authorization": f"Bearer {os.environ['TEXTAI_KEY']}",
        "Content-Type": "application/json",
    },
)
with urllib.request.urlopen(request) as response:
    print(json.load(response))`
		}
	];
}
