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

-- A browser is led to the page of its refusal, which may be reloaded as often as somebody likes.
local PAGE = "/realms/rundiffusion/refusal/"

local function leads_to_page()
    local target = ngx.header.location
    return ngx.status == 303 and type(target) == "string" and target:find(PAGE, 1, true) ~= nil
end

local function is_page()
    return ngx.var.uri:sub(1, #PAGE) == PAGE
end

function refused.count()
    if leads_to_page() or ngx.status >= 400 and ngx.status < 500 and not is_page() then
        counts:incr(ngx.var.network, 1, 0, SECONDS)
    end
end

return refused
