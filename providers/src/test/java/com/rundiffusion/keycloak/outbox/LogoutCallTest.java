package com.rundiffusion.keycloak.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.outbox.LogoutCall.Answer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoutCallTest {

    private final CloseableHttpClient http = HttpClients.createDefault();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer app;
    private volatile int status;

    @BeforeEach
    void start() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        app.start();
    }

    @AfterEach
    void stop() throws IOException {
        app.stop(0);
        http.close();
    }

    private Answer call(String address) {
        return new LogoutCall(http, "app", address, "a.b+c", 1).send();
    }

    private String address() {
        return "http://127.0.0.1:" + app.getAddress().getPort() + "/logout";
    }

    @ParameterizedTest
    @CsvSource({
        "200,HEARD",
        "204,HEARD",
        "400,REFUSED",
        "303,FAILED",
        "401,FAILED",
        "404,FAILED",
        "500,FAILED",
        "503,FAILED"
    })
    void whatEachAnswerMeans(int status, Answer answer) {
        this.status = status;
        assertThat(call(address())).isEqualTo(answer);
        assertThat(received).containsExactly("application/x-www-form-urlencoded; charset=UTF-8 logout_token=a.b%2Bc");
    }

    @Test
    void anAppThatIsNotThereHasNotHeard() {
        String address = address();
        app.stop(0);
        assertThat(call(address)).isEqualTo(Answer.FAILED);
    }

    @Test
    void anAddressThatIsNoneReachesNobody() {
        assertThat(call("http://no host/")).isEqualTo(Answer.FAILED);
    }
}
