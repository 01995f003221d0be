package com.rundiffusion.keycloak;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** A model of Keycloak's that answers a few methods, by name; whoever calls another one fails the test. */
public final class Fake {

    private Fake() {}

    public static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Function<Object[], Object> answer = answers.get(method.getName());
                    return answer == null ? asAnObject(self, method, arguments) : answer.apply(arguments);
                }));
    }

    private static Object asAnObject(Object self, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            case "toString" -> self.getClass().getInterfaces()[0].getSimpleName();
            default -> throw new AssertionError(method + " was not expected");
        };
    }
}
