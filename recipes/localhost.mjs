// Node does not know that *.localhost is this machine; browsers do. node --import ./localhost.mjs <program>
import dns from "node:dns";

const { lookup } = dns;
dns.lookup = (host, ...rest) => lookup(host.endsWith(".localhost") ? "127.0.0.1" : host, ...rest);
