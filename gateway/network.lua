-- Who is behind an address, for every limit. A network has a whole /64 of IPv6: whoever has one address has 18 quintillion of them.
local network = {}

local OF_IPV4 = ("\0"):rep(10) .. "\255\255"

-- Of an address in its binary form, 4 or 16 bytes. An IPv4 address that is written as one of IPv6 stays one address.
function network.of(address)
    if #address == 4 then
        return address
    end
    if address:sub(1, 12) == OF_IPV4 then
        return address:sub(13)
    end
    return address:sub(1, 8)
end

return network
