-- How often one network may be refused. Who floods us is held off here, before Keycloak works for it and stores an event.
-- A sign-in that is accepted does not count: a whole company may come from one address.
local MOST = 600
local SECONDS = 60

-- Bounded: where it is full, the network that was not heard of for longest makes room.
local counts = ngx.shared.refused

local refused = {}

function refused.look()
    if (counts:get(ngx.var.network) or 0) >= MOST then
        return ngx.exit(429)
    end
end

function refused.count()
    if ngx.status >= 400 and ngx.status < 500 then
        counts:incr(ngx.var.network, 1, 0, SECONDS)
    end
end

return refused
