<#-- The frame of every page. It holds no script and no style of its own, so that the strictest CSP fits. -->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local heading><#nested "header"></#local>
<#local headingText = heading?markup_string?replace("<[^>]*>", "", "r")?trim>
<!DOCTYPE html>
<html lang="${lang}"<#if realm.internationalizationEnabled> dir="${locale.rtl?then("rtl", "ltr")}"</#if>>
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <#-- Escaped already, by the page that wrote the heading. -->
    <title><#if headingText?has_content>${headingText?no_esc} · </#if>${msg("brand")}</title>
    <link rel="icon" type="image/svg+xml" href="${url.resourcesPath}/img/mark.svg">
    <#list properties.styles?split(" ") as style>
    <link rel="stylesheet" href="${url.resourcesPath}/${style}">
    </#list>
    <#if pageId?starts_with("setup")>
    <link rel="stylesheet" href="${url.resourcesPath}/css/setup.css">
    </#if>
<#-- The head has no end tag, as HTML allows: before one, Keycloak writes a script into each answer to a form. -->
<body data-page="${pageId}">
<header class="brand">
    <img src="${url.resourcesPath}/img/mark.svg" alt="" width="32" height="32">
    <span>${msg("brand")}</span>
</header>
<main>
    <h1><#if headingText?has_content>${heading}<#else>${msg("loginAccountTitle")}</#if></h1>
    <#-- A warning that an action is due says nothing new to the person who asked for that action. -->
    <#if displayMessage && message?has_content && !(message.type == "warning" && isAppInitiatedAction??)>
    <p id="message" class="message ${message.type}" role="${(message.type == "error")?then("alert", "status")}">${message.summary}</p>
    </#if>
    <#if displayRequiredFields>
    <p class="help"><span class="required">*</span> ${msg("requiredFields")}</p>
    </#if>

    <#nested "form">

    <#if auth?has_content && auth.showTryAnotherWayLink()>
    <form action="${url.loginAction}" method="post">
        <button class="link" id="try-another-way" name="tryAnotherWay" value="on">${msg("doTryAnotherWay")}</button>
    </form>
    </#if>
    <#if switchOrganizationEnabled!false>
    <form action="${url.loginAction}" method="post">
        <button class="link" id="switch-organization" name="switchOrganization" value="true">${msg("doSwitchOrganization")}</button>
    </form>
    </#if>

    <#nested "socialProviders">

    <#if displayInfo>
    <div class="more"><#nested "info"></div>
    </#if>
</main>
<#-- An answer to a post cannot be asked for again in another language, and an error must not repeat what was asked. -->
<#if realm.internationalizationEnabled && locale.supported?size gt 1 && (!(rejection??) || (atItsOwnAddress!false)) && pageId != "error">
<footer>
    <nav aria-label="${msg("languages")}">
        <#list locale.supported?sort_by("languageTag") as language>
        <a href="${language.url}" lang="${language.languageTag}"<#if language.languageTag == locale.currentLanguageTag> aria-current="true"</#if>>${msg("language." + language.languageTag)}</a>
        </#list>
    </nav>
</footer>
</#if>
</body>
</html>
</#macro>

<#-- Where a person goes on from here: the app they came from, else the brand's own. -->
<#function home>
    <#if (client.baseUrl)?has_content><#return client.baseUrl></#if>
    <#return properties.appUrl!"">
</#function>
