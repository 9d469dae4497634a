const CHANNEL = 'plumbline-confirmed';

/** Tells the person's other windows that they have just proved who they are. */
export function tellConfirmed(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('confirmed');
  channel.close();
}

/** Calls back as soon as another window says so; returns how to stop that. */
export function onConfirmedElsewhere(heard: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = heard;
  return () => channel.close();
}
