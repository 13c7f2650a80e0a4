const NEEDED = { major: 20, minor: 19 };

/** Ends the process with one line on a Node too old for the toolchain. Runs before anything newer is imported. */
export function refuseOldNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return;
	console.error(
		`TextAI Studio needs Node ${NEEDED.major}.${NEEDED.minor} or later, this is ${process.version}. Get one at https://nodejs.org and run the command again.`
	);
	process.exit(1);
}
