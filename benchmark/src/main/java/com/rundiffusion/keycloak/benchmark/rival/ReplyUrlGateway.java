package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.testkit.server.Nginx;
import java.net.URI;

/** What production's gateway does about a Reply URL, in an nginx without the rest: no rival has a gateway in front of it. */
final class ReplyUrlGateway {

    private ReplyUrlGateway() {}

    static Nginx before(URI keycloak) {
        return Nginx.start("""
                lua_package_path "%s/?.lua;;";
                init_by_lua_block { require("reply") }
                access_log off;
                client_max_body_size 1m;
                client_body_buffer_size 1m;
                proxy_http_version 1.1;
                """.formatted(ProjectFiles.locate().root().resolve("gateway")), """
                location = /__/auth/handler {
                    access_by_lua_block {
                        require("reply").send_on("https://sso.rundiffusion.com/realms/rundiffusion/reply-url/response")
                    }
                    proxy_pass %s/realms/rundiffusion/reply-url/__/auth/handler;
                }
                """.formatted(keycloak));
    }
}
