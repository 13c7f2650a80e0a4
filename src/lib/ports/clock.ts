export interface Clock {
	/** Milliseconds since 1970 in UTC. The user may set it back; whoever counts on it must say how. */
	now(): number;
}
