import { answeredStatuses } from '../shared/answered-statuses';
import { type Believed, clientsRequestId } from './http-connections';
import type { EnvoySettings } from './settings';

// What Envoy's own options cannot say of headers: the asked port, a checked request id, Host, and literal values.

/** The script of requests by clients, and of what comes back. */
export function trafficScript({ headers, requestId, tls }: EnvoySettings, believed: Believed): string {
  const scheme = tls === undefined ? 'http' : 'https';
  // Without an extension that reads it, Envoy would take any X-Forwarded-For for the client's address.
  const client = believed === 'trusted' ? 'address(info:downstreamRemoteAddress())' : 'peer';
  return `local function address(text)
  return (text:gsub(":%d+$", ""):gsub("[%[%]]", ""))
end
function envoy_on_request(handle)
  local headers = handle:headers()
  local info = handle:streamInfo()
  local host = headers:get(":authority") or ""
  local proto = headers:get("x-forwarded-proto")
  if proto ~= "http" and proto ~= "https" then proto = "${scheme}" end
  local port = headers:get("x-forwarded-port") or ""
  if not port:find("^%d%d?%d?%d?%d?$") then
    port = host:match(":(%d+)$") or (proto == "https" and "443" or "80")
  end
  local peer = address(info:downstreamDirectRemoteAddress())
  local chain = headers:get("x-forwarded-for")
  headers:replace("x-forwarded-for", chain and chain .. ", " .. peer or peer)
  headers:replace("x-real-ip", ${client})
  headers:replace("x-forwarded-host", host)
  headers:replace("x-forwarded-proto", proto)
  headers:replace("x-forwarded-port", port)
${requestId ? requestIdLines : ''}${changes(headers.request, true)}end
function envoy_on_response(handle)
  local headers = handle:headers()
  headers:remove("x-envoy-upstream-service-time")
${changes(headers.response, false)}end
`;
}

/** Of absent headers Envoy makes "-". */
const requestIdLines = `  local id = headers:get("${clientsRequestId}") or "-"
  headers:remove("${clientsRequestId}")
  if id ~= "-" and #id <= 128 and id:find("^[%w._:/+=@-]+$") then headers:replace("x-request-id", id) end
`;

function changes(headers: Readonly<Record<string, string>>, isRequest: boolean): string {
  return Object.entries(headers)
    .map(([name, value]) => {
      const field = isRequest && name.toLowerCase() === 'host' && value !== '' ? ':authority' : name.toLowerCase();
      // Printable ASCII is written alike in JSON and in Lua.
      const [key, text] = [JSON.stringify(field), JSON.stringify(value)];
      return value === '' ? `  headers:remove(${key})\n` : `  headers:replace(${key}, ${text})\n`;
    })
    .join('');
}

/** The script of the kubelet's way through: as clients' requests come, and with any answer below 500 as a good one. */
export function readinessScript({ tls }: EnvoySettings, takesAnyAnswer: boolean): string {
  const proto = tls === undefined ? 'http' : 'https';
  const request = `function envoy_on_request(handle)
  handle:headers():replace("x-forwarded-proto", "${proto}")
end
`;
  if (!takesAnyAnswer) return request;
  const statuses = answeredStatuses.map((status) => `["${status}"] = true`).join(', ');
  return `${request}local answered = { ${statuses} }
function envoy_on_response(handle)
  local headers = handle:headers()
  if answered[headers:get(":status")] then headers:replace(":status", "200") end
end
`;
}
