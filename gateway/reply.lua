-- A post at a Reply URL that answers a login of ours is sent on from here: Keycloak is asked once, on the sso host, where the
-- browser has its cookies. Whatever else comes is for Keycloak to tell apart.
local reply = {}

-- The RelayState that Keycloak gives a login: state, tab, client, and what the app's own state may add, each in base64url. As it
-- is here it proves nothing; Firebase's has no dot.
local OF_A_LOGIN = [[^[\w-]{43}\.[\w-]{11}\.[\w-]+(\.[\w-]+)?\z]]

-- A response comes in two. Keycloak says what it makes of a form with more.
local FIELDS = 2

local function answers_a_login()
    ngx.req.read_body()
    local form, too_many = ngx.req.get_post_args(FIELDS)
    return form and not too_many
        and type(form.SAMLResponse) == "string"
        and type(form.RelayState) == "string"
        and ngx.re.find(form.RelayState, OF_A_LOGIN, "jo")
end

-- 307: the same post, with its body.
function reply.send_on(to)
    if answers_a_login() then
        ngx.header.cache_control = "no-store"
        return ngx.redirect(to, 307)
    end
end

return reply
