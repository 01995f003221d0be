-- How often one address may be refused. Who floods us is held off here, before Keycloak works for it and stores an event.
-- A sign-in that is accepted does not count: a whole company may come from one address.
local MOST = 600
local SECONDS = 60

-- Bounded: where it is full, the address that was not heard of for longest makes room.
local counts = ngx.shared.refused

-- A network has a whole /64 of IPv6. An IPv4 address that is written as one starts with zeros.
local function network()
    local address = ngx.var.binary_remote_addr
    if #address == 16 and address:byte(1) ~= 0 then
        return address:sub(1, 8)
    end
    return address
end

local refused = {}

function refused.look()
    if (counts:get(network()) or 0) >= MOST then
        return ngx.exit(429)
    end
end

function refused.count()
    if ngx.status >= 400 and ngx.status < 500 then
        counts:incr(network(), 1, 0, SECONDS)
    end
end

return refused
