<#-- Base's page has an inline handler. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section == "header">
        ${msg("logoutConfirmTitle")}
    <#elseif section == "form">
        <p>${msg("logoutConfirmHeader")}</p>
        <form action="${url.logoutConfirmAction}" method="post">
            <input type="hidden" name="session_code" value="${logoutConfirm.code}">
            <div class="checkbox">
                <label><input type="checkbox" id="forget-device" name="forget_device" value="true">${msg("logoutForgetDevice")}</label>
            </div>
            <button class="button primary" id="kc-logout" name="confirmLogout">${msg("doLogout")}</button>
        </form>
        <#if !logoutConfirm.skipLink>
        <a class="button" href="${layout.home()}">${msg("backToApplication")}</a>
        </#if>
    </#if>
</@layout.registrationLayout>
