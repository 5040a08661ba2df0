/** What the client needs of an open socket. */
export interface ChatSocket {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

interface SocketEvents {
  readonly opened: () => void;
  readonly received: (text: string) => void;
  readonly closed: (code: number) => void;
}

export type OpenSocket = (events: SocketEvents) => ChatSocket;

export function webSocketTo(url: string): OpenSocket {
  return (events) => {
    const socket = new WebSocket(url);
    socket.addEventListener("open", () => events.opened());
    socket.addEventListener("message", ({ data }) => {
      if (typeof data === "string") events.received(data);
    });
    socket.addEventListener("close", ({ code }) => events.closed(code));
    return { send: (text) => socket.send(text), close: () => socket.close() };
  };
}
